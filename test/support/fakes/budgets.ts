import type { BudgetPeriod } from '../../../core/contact/budget-period.ts';
import type { Budgets } from '../../../core/contact/budgets.ts';

/** Several functions share it. */
export const fakeBudgets = (): Budgets => {
  const spent = new Map<string, number>();
  const nameOf = ({ channel, name }: BudgetPeriod) => `${channel}#${name}`;
  const of = (period: BudgetPeriod) => spent.get(nameOf(period)) ?? 0;
  const add = (periods: readonly BudgetPeriod[], minor: number) => {
    for (const period of periods) spent.set(nameOf(period), of(period) + minor);
  };
  return {
    async take({ price: { amountMinor }, periods }) {
      if (periods.some((one) => of(one) + amountMinor > one.limit.amountMinor)) return false;
      add(periods, amountMinor);
      return true;
    },
    giveBack: async ({ price, periods }) => add(periods, -price.amountMinor),
    spent: async (period) => of(period),
  };
};
