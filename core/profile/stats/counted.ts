import type { ShopEvent } from '../../event/event.ts';
import { isMessageFact } from '../../event/message-facts.ts';
import { LATE_MS } from '../incoming.ts';
import type { Stats } from './stats.ts';

type Counted = Stats['counted'];

/** Event → the longest window that published rules ask for, in ms. */
export type CountRules = ReadonlyMap<string, number>;

/** Exact up to so many within a window; of more only the latest are kept. */
export const MOST_OCCURRENCES = 50;
/** So many different events at once, over all published rules. */
export const MOST_COUNTED = 10;
const secondsOf = (atMs: number): number => Math.floor(atMs / 1000);

/**
 * The multiset of instants of both, for the events that are counted now. What no window reaches any more is forgotten: windows
 * end at or after the latest thing known of her, give or take `LATE_MS`: an event may be judged so long after it happened.
 */
export const mergeCounted = (a: Counted, b: Counted, rules: CountRules, lastSeenAtMs: number): Counted => {
  const merged: Counted = {};
  for (const [event, windowMs] of rules) {
    const fromSeconds = secondsOf(lastSeenAtMs - windowMs - LATE_MS);
    const all = [...(own(a, event) ?? []), ...(own(b, event) ?? [])];
    const kept = all.filter((at) => at > fromSeconds).toSorted((x, y) => x - y);
    if (kept.length > 0) merged[event] = kept.slice(-MOST_OCCURRENCES);
  }
  return merged;
};

const own = (counted: Counted, event: string): number[] | undefined =>
  Object.hasOwn(counted, event) ? counted[event] : undefined;

/** What Kaskad tells of its own messages leaves no trace in history: of two within a second one is a repetition. */
const isToldAgain = (counted: Counted, event: ShopEvent): boolean =>
  event.profileId !== undefined &&
  isMessageFact(event.event) &&
  (own(counted, event.event) ?? []).includes(secondsOf(event.atMs));

/** The counts after one more event. A robot's deeds are not hers. */
export const countEvent = (
  counted: Counted,
  event: ShopEvent,
  rules: CountRules,
  lastSeenAtMs: number,
): Counted => {
  const isCounted = rules.has(event.event) && !event.bot && !isToldAgain(counted, event);
  if (!isCounted && Object.keys(counted).length === 0) return counted;
  const more = isCounted ? { [event.event]: [secondsOf(event.atMs)] } : {};
  return mergeCounted(counted, more, rules, lastSeenAtMs);
};

/** How often she did that within the window before a moment, the moment's second included. */
export const timesWithin = (counted: Counted, event: string, windowMs: number, nowMs: number): number => {
  const toSeconds = secondsOf(nowMs);
  const fromSeconds = toSeconds - windowMs / 1000;
  return (own(counted, event) ?? []).filter((at) => at > fromSeconds && at <= toSeconds).length;
};
