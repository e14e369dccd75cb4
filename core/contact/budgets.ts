import type { BudgetPeriod } from './budget-period.ts';
import type { Price } from './price.ts';

export interface BudgetAsk {
  /** In the currency of every limit. */
  price: Price;
  periods: BudgetPeriod[];
}

/** Money that is spent on messages. A function takes a slice of a budget ahead, so that nothing is counted in one hot place. */
export interface Budgets {
  /** Takes the price out of every period, or of none: never more than a limit, however many functions ask at once. */
  take(ask: BudgetAsk): Promise<boolean>;
  giveBack(ask: BudgetAsk): Promise<void>;
  /** In minor units; slices that nobody has used are not spent. */
  spent(period: BudgetPeriod): Promise<number>;
}

/** One that is nearly spent is told of once. */
export const NEARLY_SPENT = 0.8;
