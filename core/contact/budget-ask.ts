import type { BudgetSettings } from '../config/budget-settings.ts';
import type { ContactSettings, ShopSettings } from '../config/settings.ts';
import type { Channel, Purpose } from '../consent/consent.ts';
import { budgetPeriods } from './budget-period.ts';
import type { BudgetAsk } from './budgets.ts';
import { type Cost, isPriced } from './price.ts';

/** A message as far as its budget goes. */
export interface Paying {
  channel: Channel;
  purpose: Purpose;
  to: string;
  cost?: Cost;
}

/** From which budgets a message is paid; undefined from none, or why it cannot be. */
export const budgetAskOf = (
  { budgets, contact, shop }: { budgets: BudgetSettings; contact: ContactSettings; shop: ShopSettings },
  { channel, purpose, to, cost }: Paying,
  nowMs: number,
): BudgetAsk | 'no-price' | 'over-budget' | undefined => {
  if (purpose === 'transactional') return undefined;
  const periods = budgetPeriods(budgets, channel, contact.timezone, nowMs);
  if (periods.length === 0) return undefined;
  // What it costs nobody knows: a budget that did not count it would be none.
  if (!isPriced(shop, channel, to)) return 'no-price';
  const price = cost?.price;
  if (!price) return undefined;
  const isPayable = periods.every(({ limit }) => limit.currency === price.currency);
  return isPayable ? { price, periods } : 'over-budget';
};
