import type { Channel } from '../../consent/consent.ts';
import type { CompiledJourney } from '../../journey/compile.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { wasSent } from '../../journey/sends.ts';
import { endItemId } from '../../journey/skips.ts';
import type { TimelineEntry, TimelineItem } from '../../send/timeline.ts';
import type { Count } from '../count.ts';
import type { Amounts } from '../measure.ts';
import { countOf } from './count-of.ts';
import { messageRow } from './rows.ts';

export interface MessagesAsk {
  /** As it is written with them. */
  enrollment: Enrollment;
  journey: Pick<CompiledJourney, 'places'> | undefined;
  /** What history is about to say. */
  items: readonly TimelineItem[];
  /** When what is decided now fell due: the same for whoever decides it again. */
  dueAtMs: number;
  /** When she answered, of one who goes on after her answer. */
  answeredAtMs?: number;
}

type Items = readonly TimelineItem[];

const only = (items: Items, isWanted: (entry: TimelineEntry) => boolean): Items =>
  items.map((item) => ({ ...item, entries: item.entries.filter(isWanted) }));

/** Of what history says: what is so whatever becomes of the write with it, as a message that has left has left. */
export const factsOf = (items: Items): Items => only(items, ({ kind }) => kind === 'send');

/** What becomes true with that write, and with none that is lost: what is left out, and what waits. */
export const decidedOf = (items: Items): Items => only(items, ({ kind }) => kind !== 'send');

/** Messages that left, waited or were left out. What the end of a journey leaves untried is told by `countsOfEnd`. */
export const countsOfMessages = ({ items, ...ask }: MessagesAsk): Count[] => {
  const { enrollment } = ask;
  if (enrollment.uncounted) return [];
  const endId = endItemId(enrollment);
  const entries = items.filter(({ id }) => id !== endId).flatMap((item) => item.entries);
  return entries.flatMap((entry) => countsOfEntry({ ...ask, entry }));
};

interface EntryAsk extends Omit<MessagesAsk, 'items'> {
  entry: TimelineEntry;
}

const placeOf = ({ name: stepId, channel }: TimelineEntry) => ({
  stepId,
  channel: channel as Channel | undefined,
});

export const countsOfEntry = (ask: EntryAsk): Count[] => {
  const { enrollment, entry, dueAtMs } = ask;
  const row = messageRow(enrollment, ask.journey, placeOf(entry));
  // One place in one journey has one message of hers: it leaves once, and is left out once.
  const place = [enrollment.id, entry.name, row.rung ?? 0];
  const { sendId = '', reason = '', atMs } = entry;
  switch (entry.kind) {
    case 'send':
      return [
        countOf([sendId, 'sent'], { atMs, row, add: { sent: 1, ...spent(entry) } }),
        ...(reason === 'unknown' ? [countOf([sendId, 'unknown'], { atMs, row, add: { unknown: 1 } })] : []),
      ];
    case 'skip':
      return [
        countOf(['skipped', ...place], {
          atMs: answeredMessageAtMs(ask) ?? dueAtMs,
          row,
          add: { [`skipped:${reason}`]: 1, ...spared(entry) },
          who: enrollment.profileId,
        }),
      ];
    case 'held':
      return isHeldAgain(enrollment, sendId)
        ? []
        : [countOf(['held', ...place, reason], { atMs: dueAtMs, row, add: { [`held:${reason}`]: 1 } })];
    default:
      return [];
  }
};

/**
 * What an answer spares counts with the message that she answered: a click and a wake see it in different minutes. What left after it
 * is not answered.
 */
const answeredMessageAtMs = ({ enrollment, entry, answeredAtMs }: EntryAsk): number | undefined => {
  const { sends, endedAtMs = Number.POSITIVE_INFINITY } = enrollment;
  const { name, reason, atMs } = entry;
  if (reason !== 'reacted' && reason !== 'ordered') return undefined;
  const untilMs = reason === 'ordered' ? atMs : (answeredAtMs ?? endedAtMs);
  return sends.findLast((one) => one.stepId === name && wasSent(one) && one.atMs <= untilMs)?.atMs;
};

const spent = ({ parts, price }: TimelineEntry): Amounts => ({
  ...(parts !== undefined && { parts }),
  ...(price && { [`cost:${price.currency}`]: price.amountMinor }),
});

const spared = ({ notSpent }: TimelineEntry): Amounts =>
  notSpent ? { spared: 1, [`notSpent:${notSpent.currency}`]: notSpent.amountMinor } : {};

/** A provider that refuses once more, and a call that fails once more, hold the same message. */
const isHeldAgain = ({ sends, position }: Enrollment, sendId: string): boolean =>
  (sends.find((one) => one.sendId === sendId)?.attempt ?? 1) > 1 || (position.call?.failed ?? 1) > 1;

/** Not settled yet, by whoever made the claim or found it run out. */
const unsettled = ({ sends, claim }: Enrollment, sendId: string) => {
  const record = sends.find((one) => one.sendId === sendId && wasSent(one));
  if (record) return record.outcome === 'unknown' ? record : undefined;
  return claim?.sendId === sendId ? { ...claim, atMs: claim.claimedAtMs } : undefined;
};

/**
 * What was not known to have left has: settled where it was counted. Whoever found the claim run out tells that nobody knows before he
 * learns that a report was first: so both are told, and come to nothing.
 */
export const countOfSettled = (
  enrollment: Enrollment,
  journey: MessagesAsk['journey'],
  sendId: string,
): Count[] => {
  const found = unsettled(enrollment, sendId);
  if (enrollment.uncounted || !found) return [];
  const { atMs } = found;
  const row = messageRow(enrollment, journey, found);
  return [
    countOf([sendId, 'unknown'], { atMs, row, add: { unknown: 1 } }),
    countOf([sendId, 'settled'], { atMs, row, add: { unknown: -1 } }),
  ];
};
