import { describe, expect, it } from '@jest/globals';
import { dueEnvelopes } from '../../../../core/broadcast/due.ts';
import type { ShopEvent } from '../../../../core/event/event.ts';
import { advance } from '../../../../core/journey/advance.ts';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { enter } from '../../../../core/journey/enter.ts';
import { validateJourney } from '../../../../core/journey/journey.ts';
import { indexJourneys } from '../../../../core/journey/journey-index.ts';
import { matchTriggers } from '../../../../core/journey/match-triggers.ts';
import { ann, contact, DAY, HOUR, journeyOf, MINUTE, shop, switches, T0 } from '../make.ts';

const trigger = { schedule: { at: '2026-03-02T10:00' }, to: { segment: 'vip' } };
const send = [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }];
const news = journeyOf(send, { trigger });

const due = (runId: string, startsAtMs: number, atMs = T0): ShopEvent => {
  const [envelope] = dueEnvelopes({ journeyId: 'j', runId, atMs }, [{ profileId: 'ann', startsAtMs }]);
  const [event] = envelope?.events ?? [];
  if (!event) throw new Error('nothing was said');
  return event;
};

/** Ann is in the segment. */
const vip = (changes: Parameters<typeof ann>[0] = {}) => ann({ segments: { vip: 1 }, ...changes });

const comeIn = (event: ShopEvent, enrollments: Enrollment[] = [], journey = news) =>
  enter({ journey, profile: vip(), shop, event, enrollments, nowMs: event.atMs });

const faultsOf = (changes: object) => {
  const document = { id: 'j', trigger: { ...trigger, ...changes }, steps: send };
  const templates = { news: { id: 'news', channel: 'email' as const, subject: 'News', text: 'Hello' } };
  const checked = validateJourney(document, { templates });
  return checked.kind === 'faults' ? checked.faults.map(({ path }) => path) : [];
};

describe('a schedule as a trigger', () => {
  it('is valid with all that may be said of it', () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      faultsOf({
        schedule: { at: '2026-03-02T10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO', timezone: 'recipient' },
        to: { recipientsOf: { journeyId: 'news', runId: '20260302t0900z' } },
        throttle: { perMinute: 500 },
        warmUp: { start: 1_000, growth: 1.5, since: '2026-03-01' },
      }),
    ).toEqual([]);
  });

  it.each([
    ['a time that is none', { schedule: { at: '2026-03-02' } }, '/trigger/schedule/at'],
    [
      'a rule that is none',
      { schedule: { at: '2026-03-02T10:00', rrule: 'weekly' } },
      '/trigger/schedule/rrule',
    ],
    [
      'a zone that is none',
      { schedule: { at: '2026-03-02T10:00', timezone: 'Mars/North' } },
      '/trigger/schedule/timezone',
    ],
    ['nobody', { to: {} }, '/trigger/to'],
    ['no pace', { throttle: { perMinute: 0 } }, '/trigger/throttle/perMinute'],
    ['a plan that shrinks', { warmUp: { start: 10, growth: 0.5 } }, '/trigger/warmUp/growth'],
  ])('is refused with %s', (_, changes, path) => {
    expect(faultsOf(changes)).toEqual([path]);
  });
});

describe('a person to whom a run has come', () => {
  it('is in it from then on, and nothing happens before it begins for her', () => {
    const enrollment = comeIn(due('r1', T0 + HOUR));
    if (!enrollment) throw new Error('she did not come in');
    const ask = {
      enrollment,
      journey: news,
      status: 'live' as const,
      profile: vip(),
      contact,
      shop,
      switches,
    };

    expect(enrollment).toMatchObject({ runId: 'r1', entryKey: 'r1', wakesAtMs: T0 + HOUR });
    expect(advance({ ...ask, nowMs: T0 + MINUTE })).toEqual({ kind: 'rest', untilMs: T0 + HOUR });
    expect(advance({ ...ask, nowMs: T0 + HOUR })).toMatchObject({ kind: 'send' });
  });

  it('waits from the beginning of the run, not from when she was told', () => {
    const journey = journeyOf([{ id: 'w', kind: 'wait', for: 'PT2H' }, ...send], { trigger });
    expect(comeIn(due('r1', T0 + HOUR), [], journey)?.wakesAtMs).toBe(T0 + 3 * HOUR);
  });

  it('gets nothing more when it begins so late that the moment has passed', () => {
    const enrollment = comeIn(due('r1', T0 - 7 * HOUR));
    if (!enrollment) throw new Error('she did not come in');
    const ask = {
      enrollment,
      journey: news,
      status: 'live' as const,
      profile: vip(),
      contact,
      shop,
      switches,
    };

    expect(advance({ ...ask, nowMs: T0 })).toMatchObject({ kind: 'skip', reason: 'too-late' });
  });

  it('comes in once a run, however often and whenever she is told', () => {
    const first = comeIn(due('r1', T0));
    if (!first) throw new Error('she did not come in');

    expect(comeIn(due('r1', T0 + 5, T0 + MINUTE), [first])).toBe(first);
    expect(comeIn(due('r1', T0), [{ ...first, status: 'completed' }])).toBeUndefined();
  });

  it('comes in again with the next run, also while she is still inside, unless the journey says otherwise', () => {
    const first = comeIn(due('r1', T0));
    if (!first) throw new Error('she did not come in');
    const over = { ...first, status: 'completed' as const };
    const next = due('r2', T0 + DAY, T0 + DAY);
    const once = journeyOf(send, { trigger, entry: { reentry: 'never' } });
    const notInside = journeyOf(send, { trigger, entry: { reentry: 'after-exit' } });

    expect(comeIn(next, [first])?.id).not.toBe(first.id);
    expect(comeIn(next, [first])).toMatchObject({ runId: 'r2', status: 'active' });
    expect(comeIn(next, [over], once)).toBeUndefined();
    expect(comeIn(next, [first], notInside)).toBeUndefined();
    expect(comeIn(next, [over], notInside)).toBeDefined();
  });

  it('is not meant by the run of another journey', () => {
    const journeys = indexJourneys(
      ['j', 'k'].map((id) => ({ journey: { ...news.journey, id }, version: 1, status: 'live' })),
    );
    const meant = matchTriggers(journeys, { event: due('r1', T0), profile: ann() });
    expect(meant.map(({ compiled }) => compiled.id)).toEqual(['j']);
  });

  it('leaves when she orders in between', () => {
    const journey = journeyOf(send, { trigger, exit: [{ event: 'Order Completed' }] });
    const enrollment = comeIn(due('r1', T0 + HOUR), [], journey);
    if (!enrollment) throw new Error('she did not come in');
    const profile = vip({ lastOrder: { atMs: T0 + MINUTE, source: 'pos' } });
    const ask = { enrollment, journey, status: 'live' as const, profile, contact, shop, switches };

    expect(advance({ ...ask, nowMs: T0 + HOUR })).toEqual({ kind: 'exit', reason: 'ordered' });
  });
});
