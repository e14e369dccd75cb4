import { MINUTE_MS } from '../../../core/duration.ts';
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

export const budgetDays = ({ cases, smsADay }: Evidence): BudgetDay[] => {
  if (smsADay === undefined) return [];
  const texts = cases.flatMap(({ marketing }) => marketing).filter(({ channel }) => channel === 'sms');
  const skips = cases
    .flatMap(({ entries }) => entries)
    .filter(({ kind, reason }) => kind === 'skip' && reason === 'over-budget');
  const skipsByDay = Map.groupBy(skips, ({ atMs }) => wallClock(ZONE, atMs).day);
  const byDay = Map.groupBy(texts, ({ functionNowMs }) => wallClock(ZONE, functionNowMs).day);
  return [...new Set([...byDay.keys(), ...skipsByDay.keys()])].sort().map((day) => {
    const all = byDay.get(day) ?? [];
    return {
      ...{ day, limitMinor: smsADay * SMS_MINOR },
      leftMinor: sum(all.filter(({ accepted }) => accepted > 0)),
      paidMinor: sum(all.filter(({ accepted, isAmbiguous }) => accepted > 0 || isAmbiguous)),
      skipped: skipsByDay.get(day)?.length ?? 0,
    };
  });
};

/** What leaves within a minute after midnight may have been paid the day before. */
const isAtMidnight = ({ functionNowMs }: Attempt): boolean =>
  wallClock(ZONE, functionNowMs).day !== wallClock(ZONE, functionNowMs - MINUTE_MS).day;

/** I10: what leaves never costs more than the budget of its day. */
export const withinBudget = (evidence: Evidence): Violation[] => {
  const doubtful = sum(
    evidence.cases
      .flatMap(({ marketing }) => marketing)
      .filter((one) => one.channel === 'sms' && isAtMidnight(one)),
  );
  return budgetDays(evidence)
    .filter(({ leftMinor, limitMinor }) => leftMinor - doubtful > limitMinor)
    .map(({ day, leftMinor, limitMinor }) => ({
      invariant: 'I10',
      what: `SMS for ${leftMinor} of ${limitMinor} on ${day}`,
    }));
};
