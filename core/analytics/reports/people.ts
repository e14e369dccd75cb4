import type { RevenueSums, VariantCounts } from '../../experiment/counts.ts';
import type { Amounts, Measure } from '../measure.ts';
import { trialOfRow } from '../on-trial.ts';
import { countOf, type Figure, sumOfAmounts } from './figures.ts';

const currenciesIn = (amounts: Amounts): string[] =>
  Object.keys(amounts)
    .flatMap((measure) => /^paid(?:Squares)?:(.+)$/.exec(measure)?.[1] ?? [])
    .sort();

const sumsIn = (amounts: Amounts, currency: string): RevenueSums => ({
  sumMinor: amounts[`paid:${currency}` as Measure] ?? 0,
  squaresMinor: amounts[`paidSquares:${currency}` as Measure] ?? 0,
});

const countsOf = (id: string, amounts: Amounts): VariantCounts => ({
  id,
  people: countOf(amounts, 'people'),
  ordered: countOf(amounts, 'peopleOrdered'),
  unsubscribed: countOf(amounts, 'peopleUnsubscribed'),
  revenue: Object.fromEntries(
    [...new Set(currenciesIn(amounts))].map((currency) => [currency, sumsIn(amounts, currency)]),
  ),
});

/** People of one plan at one step by variant. */
export interface PeopleOfPlan {
  stepId?: string;
  plan: string;
  variants: readonly VariantCounts[];
}

/** Those whose time to order is over, and everybody with them. */
export interface PeopleSoFar {
  over: readonly PeopleOfPlan[];
  all: readonly PeopleOfPlan[];
}

/** Whom chance divided, of each plan that anybody met. */
export const peopleIn = (figures: readonly Figure[]): PeopleOfPlan[] => {
  const told = figures.flatMap(({ row, amounts }) => {
    const trial = trialOfRow(row);
    return trial ? [{ ...trial, stepId: row.stepId, amounts }] : [];
  });
  const byPlan = Map.groupBy(told, ({ stepId, plan }) => JSON.stringify([stepId ?? '', plan]));
  return [...byPlan.values()].flatMap((all) => {
    const [first] = all;
    const byId = Map.groupBy(all, ({ id }) => id);
    const variants = [...byId]
      .map(([id, some]) => countsOf(id, sumOfAmounts(some.map(({ amounts }) => amounts))))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return first
      ? [{ plan: first.plan, variants, ...(first.stepId !== undefined && { stepId: first.stepId }) }]
      : [];
  });
};
