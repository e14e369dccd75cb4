import { DAY_MS, HOUR_MS } from '../../../../core/duration.ts';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { SKEW_MS } from '../../functions.ts';
import { type Left, variantOf } from './messages.ts';
import { type Channel, morningOf, nextMorningOf, type Reach } from './reach.ts';

/** How long a rung waits for her. */
const WAITS_MS: Record<Channel, number> = { push: 2 * HOUR_MS, email: DAY_MS, sms: DAY_MS };
const REST_MS = 6 * HOUR_MS;
/** Where every tenth call goes wrong a message may be late by that much, and as much again once whoever was at it has failed. */
const LATE_MS = HOUR_MS;

/** The messages of a journey for one person: by which channels, and when the first one is due. */
export interface Path {
  stepId: string;
  order: Channel[];
  dueMs: number;
  /** Is what she does a reason to stop? Else only the last message ends it. */
  isCascade: boolean;
}

/** When the hour without a word was over, after the last of her cart: what she fills after that is another one. */
export const idleSinceMs = ({ enteredAtMs }: Enrollment, fills: readonly number[]): number =>
  fills
    .toSorted((a, b) => a - b)
    .reduce((lastMs, atMs) => (atMs > lastMs && atMs <= lastMs + HOUR_MS ? atMs : lastMs), enteredAtMs) +
  HOUR_MS;

export const restedAtMs = ({ enteredAtMs }: Enrollment): number => enteredAtMs + REST_MS;

export const pathOf = (entry: Enrollment, fills: readonly number[]): Path => {
  const { stepId, variant } = variantOf(entry);
  if (entry.journeyId === 'cart-abandoned')
    return {
      ...{ stepId, order: (variant?.order ?? []) as Channel[] },
      ...{ dueMs: idleSinceMs(entry, fills), isCascade: true },
    };
  const order: Channel[] = variant?.id === '0' ? ['email'] : [];
  return { stepId: 'ask', order, dueMs: restedAtMs(entry), isCascade: false };
};

/** A message that was due and was kept from her: for now, or for good. */
export interface Restraint {
  measure: string;
  channel: Channel;
  atMs: number;
}

export interface Course {
  restraints: Restraint[];
  end: { reason: string; atMs: number };
  /** What was not tried any more. */
  left: Channel[];
  /** The last message before the end. */
  last?: Left;
}

export interface CourseAsk {
  entry: Enrollment;
  path: Path;
  /** Those of this entry. */
  sent: readonly Left[];
  reach: Reach;
  /** When she ordered, and when she came to the site or clicked on a message of this entry. */
  orders: readonly number[];
  answers: readonly number[];
  bouncedAtMs(sendId: string): number | undefined;
  /** When functions that were to go on with it failed, in the order of time. */
  failures: readonly number[];
}

/** The first thing she did that ends a cascade; an answer takes a message. */
const endOf = ({ entry, path, reach, orders, answers }: CourseAsk, sinceMs: number | undefined) => {
  if (!path.isCascade) return undefined;
  const after = (reason: string, times: readonly number[], thenMs: number) =>
    times.filter((atMs) => atMs > thenMs).map((atMs) => ({ reason, atMs }));
  const isOnPath = ({ channel }: { channel: string }) => (path.order as string[]).includes(channel);
  return [
    ...after('ordered', orders, entry.trigger.atMs),
    ...after(
      'denied',
      reach.denials.filter(isOnPath).map(({ atMs }) => atMs),
      entry.enteredAtMs,
    ),
    ...(sinceMs === undefined ? [] : after('reacted', answers, sinceMs)),
  ].toSorted((a, b) => a.atMs - b.atMs)[0];
};

/**
 * A wake that was so late that it came by night: as long as the message has not left that stands on the entry, maybe with the time of the
 * day at which it was due.
 */
const heldAtMs = ({ entry, path }: CourseAsk, channel: Channel): number | undefined =>
  entry.sends.find(
    (one) => one.stepId === path.stepId && one.channel === channel && one.reason === 'quiet-hours',
  )?.atMs;

/** That wake again, once the message has left: it was due by day, and there is a night before it left. */
const hasWaitedForMorning = (channel: Channel, dueMs: number, message: Left | undefined): boolean =>
  message !== undefined && message.atMs >= nextMorningOf(channel, dueMs);

/** How late a message may be that was due then. */
const latestMs = ({ failures }: CourseAsk, dueMs: number): number =>
  failures.reduce(
    (untilMs, atMs) => (atMs > dueMs && atMs <= untilMs ? atMs + LATE_MS : untilMs),
    dueMs + LATE_MS,
  );

/**
 * She closed it between the instant at which it was due by night and a late wake: it was over before the night was, nothing waited. A
 * wake of the morning may write a minute of the night, by a clock that is behind.
 */
const closedSince = ({ entry, reach }: CourseAsk, channel: Channel, dueMs: number) => {
  const { status, endedAtMs } = entry;
  return status === 'completed' && endedAtMs !== undefined && endedAtMs + SKEW_MS < morningOf(channel, dueMs)
    ? reach.closed(channel, endedAtMs)
    : undefined;
};

/** A rung was tried: where an early end found her is behind it. What was sent is seen elsewhere. */
const isPast = ({ status, position }: Enrollment, rung: number): boolean =>
  status !== 'exited' || (position.rung?.index ?? 0) > rung;

/**
 * How it must have gone, from what left and from what she did: message by message, each due when the wait of the one before was over.
 * What left is not doubted; why something did not, is found out here.
 */
export const courseOf = (ask: CourseAsk): Course => {
  const { path, sent, reach, bouncedAtMs } = ask;
  const restraints: Restraint[] = [];
  let { dueMs } = path;
  let [first, last] = [undefined as Left | undefined, undefined as Left | undefined];
  const endBy = (atMs: number) => {
    const end = endOf(ask, first?.atMs);
    return end && end.atMs <= atMs ? end : undefined;
  };
  const over = (end: Course['end'], tried: number): Course => {
    // Rung by rung, as they leave: of two clocks one may say that the second one left before the first.
    const byRung = path.order.flatMap((channel) => sent.filter(({ about }) => about.channel === channel));
    const before = byRung.filter(({ atMs }) => atMs <= end.atMs).at(-1);
    return { restraints, end, left: path.order.slice(tried), ...(before && { last: before }) };
  };
  for (const [rung, channel] of path.order.entries()) {
    const message = sent.find(({ about }) => about.channel === channel);
    const early = message ? undefined : endBy(dueMs);
    if (early) return over(early, rung);
    const closed = message ? undefined : (reach.closed(channel, dueMs) ?? closedSince(ask, channel, dueMs));
    const triedMs = heldAtMs(ask, channel);
    const nightEndsMs = triedMs === undefined ? morningOf(channel, dueMs) : nextMorningOf(channel, triedMs);
    const morningMs = closed ? dueMs : nightEndsMs;
    if (morningMs > (triedMs ?? dueMs) || hasWaitedForMorning(channel, dueMs, message))
      restraints.push({ measure: 'held:quiet-hours', channel, atMs: dueMs });
    if (message) {
      [first, last] = [first ?? message, message];
      dueMs = bouncedAtMs(message.sendId) ?? message.atMs + (path.isCascade ? WAITS_MS[channel] : 0);
      continue;
    }
    dueMs = Math.max(dueMs, morningMs);
    const late = endBy(dueMs);
    if (late) return over(late, rung);
    const whyAt = (atMs: number) => reach.closed(channel, atMs) ?? reach.refused(channel, atMs);
    const why = closed ?? whyAt(dueMs);
    // It was late, and she did not wait for it.
    const later = why && isPast(ask.entry, rung) ? undefined : endBy(latestMs(ask, dueMs));
    if (later) return over(later, rung);
    // It was late, and she, or a provider, closed the way meanwhile.
    const triedAtMs = Math.min(latestMs(ask, dueMs), ask.entry.endedAtMs ?? Number.POSITIVE_INFINITY);
    restraints.push({ measure: `skipped:${why ?? whyAt(triedAtMs) ?? 'nothing'}`, channel, atMs: dueMs });
  }
  const end = endBy(dueMs);
  return end
    ? over(end, path.order.length)
    : { restraints, end: { reason: 'completed', atMs: dueMs }, left: [], ...(last && { last }) };
};
