import type { Count } from '../../../core/analytics/count.ts';
import type { Amounts } from '../../../core/analytics/measure.ts';
import type { PersonNews } from '../../../core/analytics/news.ts';
import type { Row } from '../../../core/analytics/row.ts';
import { MINUTE_MS } from '../../../core/duration.ts';
import { hashId } from '../../../core/hash.ts';

/** What one function says in one go. */
export interface Message {
  v: 1;
  counts: Count[];
  people: PersonNews[];
}

const JOURNEYS = 20;
const CHANNELS = ['push', 'email', 'sms'] as const;

const rowOf = (no: number): Row => ({
  journeyId: `journey-${no % JOURNEYS}`,
  version: 1,
  stepId: 'remind',
  rung: no % CHANNELS.length,
  channel: CHANNELS[no % CHANNELS.length] ?? 'push',
});

const countOf = (words: (string | number)[], atMs: number, row: Row, add: Amounts): Count => ({
  id: hashId(words, 16),
  atMs,
  row,
  add,
});

const message = (counts: Count[], people: PersonNews[] = []): Message => ({ v: 1, counts, people });

/** Spread evenly over the minute. */
const instants = (count: number, minuteMs: number) =>
  Array.from({ length: count }, (_, at) => minuteMs + Math.floor((at * MINUTE_MS) / count));

/** Of each message to a person three functions tell: she came in, it left, it arrived. */
export const sends = (count: number, minuteMs: number): Message[] =>
  instants(count, minuteMs).flatMap((atMs, no) => {
    const row = rowOf(no);
    const sent = { sent: 1, parts: 1, 'cost:EUR': 7 };
    return [
      message([
        countOf(['entered', atMs, no], atMs, { journeyId: row.journeyId ?? '', version: 1 }, { entered: 1 }),
      ]),
      message([countOf(['sent', atMs, no], atMs, row, sent)]),
      message([countOf(['delivered', atMs, no], atMs, row, { delivered: 1 })]),
    ];
  });

/** Requests of ten events, one of which is an order that is a journey's goal: each by somebody else. */
export const orders = (count: number, minuteMs: number): Message[] =>
  instants(count, minuteMs).map((atMs, no) => {
    const hash = hashId(['order', atMs, no], 16);
    const worth = { minor: 1990 + no, currency: 'EUR', atMs };
    const news: PersonNews['news'] = [
      { kind: 'order', order: { hash, atMs, source: 'web', worth } },
      {
        kind: 'goal',
        enrollmentId: hash,
        order: hash,
        row: { journeyId: `journey-${no % JOURNEYS}`, version: 1 },
        atMs,
      },
    ];
    return message([], [{ profileId: hashId(['person', atMs, no]), mergedFrom: [], news }]);
  });
