import { DateTime } from 'luxon';
import type { BudgetSettings } from '../config/budget-settings.ts';
import type { Channel } from '../consent/consent.ts';
import type { Price } from './price.ts';

/** What marketing by a channel may cost in one day or month of the shop. */
export interface BudgetPeriod {
  channel: Channel;
  per: 'day' | 'month';
  /** `2026-03-02` or `2026-03`, by the shop's clock. */
  name: string;
  limit: Price;
  /** Long after it is over. */
  expiresAtSeconds: number;
}

const FORMS = { day: 'yyyy-MM-dd', month: 'yyyy-MM' } as const;

/** The budgets that one message by this channel is paid from now; none where the shop has laid down none. */
export const budgetPeriods = (
  budgets: BudgetSettings,
  channel: Channel,
  shopZone: string,
  nowMs: number,
): BudgetPeriod[] => {
  const byChannel: Partial<Record<Channel, BudgetSettings['sms']>> = budgets;
  const now = DateTime.fromMillis(nowMs, { zone: shopZone });
  const kept = now.plus({ months: 3 }).toUnixInteger();
  return (['day', 'month'] as const).flatMap((per) => {
    const limit = byChannel[channel]?.[per];
    return limit ? [{ channel, per, name: now.toFormat(FORMS[per]), limit, expiresAtSeconds: kept }] : [];
  });
};
