import { MINUTE_MS } from '../../../core/duration.ts';
import type { TimelineEntry } from '../../../core/send/timeline.ts';
import type { Attempt } from '../aws/providers.ts';
import { SMS_MINOR, ZONE } from '../house.ts';
import type { Evidence, Violation } from './evidence.ts';
import { wallClock } from './local-time.ts';

/** One day of the shop: what left, in all, and how many were skipped since the budget was spent. */
export interface BudgetDay {
  day: string;
  limitMinor: number;
  leftMinor: number;
  /** Those of which nobody knows whether they left are paid as well. */
  paidMinor: number;
  skipped: number;
}

/** By our own count: letters of the usual alphabet are seven bits. */
const partsOf = (text: string): number => {
  const [alone, each] = /^[\n -~€£]*$/.test(text) ? [160, 153] : [70, 67];
  return text.length <= alone ? 1 : Math.ceil(text.length / each);
};
const minorOf = ({ text }: Attempt): number => partsOf(text) * SMS_MINOR;
const sum = (attempts: readonly Attempt[]): number => attempts.reduce((all, one) => all + minorOf(one), 0);

const dayOf = (atMs: number): string => wallClock(ZONE, atMs).day;
const isOverBudget = ({ kind, reason }: TimelineEntry): boolean =>
  kind === 'skip' && reason === 'over-budget';
/** Those of which nobody knows whether they left as well. */
const isPaid = ({ accepted, isAmbiguous }: Attempt): boolean => accepted > 0 || isAmbiguous;

export const budgetDays = (evidence: Evidence): BudgetDay[] => {
  const { cases, smsADay } = evidence;
  if (smsADay === undefined) return [];
  const skips = cases.flatMap(({ entries }) => entries).filter(isOverBudget);
  const skipsByDay = Map.groupBy(skips, ({ atMs }) => dayOf(atMs));
  const byDay = textsBy(evidence);
  return [...new Set([...byDay.keys(), ...skipsByDay.keys()])].sort().map((day) => {
    const all = byDay.get(day) ?? [];
    return {
      ...{ day, limitMinor: smsADay * SMS_MINOR },
      leftMinor: sum(all.filter(({ accepted }) => accepted > 0)),
      paidMinor: sum(all.filter(isPaid)),
      skipped: skipsByDay.get(day)?.length ?? 0,
    };
  });
};

/** What leaves within a minute after midnight may have been paid the day before. */
const isAtMidnight = ({ functionNowMs }: Attempt): boolean =>
  dayOf(functionNowMs) !== dayOf(functionNowMs - MINUTE_MS);

const textsBy = ({ cases }: Evidence): Map<string, Attempt[]> =>
  Map.groupBy(
    cases.flatMap(({ marketing }) => marketing).filter(({ channel }) => channel === 'sms'),
    ({ functionNowMs }) => dayOf(functionNowMs),
  );

/**
 * I10: what leaves never costs more than the budget of its day, and nobody is refused while most of the money is there. What others
 * hold at that moment is spent, or given back, before their claims end.
 */
export const withinBudget = (evidence: Evidence): Violation[] => [
  ...overspent(evidence),
  ...refusedTooSoon(evidence),
];

const overspent = (evidence: Evidence): Violation[] => {
  const texts = textsBy(evidence);
  return budgetDays(evidence)
    .filter(({ day, leftMinor, limitMinor }) => {
      const doubtful = sum((texts.get(day) ?? []).filter(isAtMidnight));
      return leftMinor - doubtful > limitMinor;
    })
    .map(({ day, leftMinor, limitMinor }) => ({
      invariant: 'I10',
      what: `SMS for ${leftMinor} of ${limitMinor} on ${day}`,
    }));
};

/** By any two clocks ten minutes apart, as long as a claim holds. */
const HELD_MS = 21 * MINUTE_MS;

const refusedTooSoon = (evidence: Evidence): Violation[] => {
  const { cases, smsADay } = evidence;
  if (smsADay === undefined) return [];
  const texts = textsBy(evidence);
  const limitMinor = smsADay * SMS_MINOR;
  return cases.flatMap(({ person, entries }) =>
    entries.filter(isOverBudget).flatMap(({ atMs }) => {
      const until = (texts.get(dayOf(atMs)) ?? []).filter(
        ({ functionNowMs }) => functionNowMs <= atMs + HELD_MS,
      );
      const paidMinor = sum(until.filter(isPaid));
      const what = `refused with ${paidMinor} of ${limitMinor} spent on ${dayOf(atMs)}`;
      return paidMinor < limitMinor / 2 ? [{ invariant: 'I10', what, person: person.no }] : [];
    }),
  );
};
