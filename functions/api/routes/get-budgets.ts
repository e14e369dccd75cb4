import * as z from 'zod';
import { moneyJson, moneyToJson } from '../../../core/config/money-json.ts';
import { type BudgetPeriod, budgetPeriods } from '../../../core/contact/budget-period.ts';
import type { ApiPorts } from '../ports.ts';
import { route } from '../route.ts';

const money = z.object(moneyJson.shape);

const answerSchema = z.object({
  budgets: z.array(
    z.object({
      channel: z.string(),
      per: z.enum(['day', 'month']),
      name: z.string().describe('Which day or month, by the clock of the shop: 2026-03-02, 2026-03'),
      limit: money,
      spent: money.describe('Messages whose fate is unknown count as sent'),
      left: money.describe('Nothing when the limit was lowered below what was spent'),
    }),
  ),
});

const CHANNELS = ['email', 'sms', 'push'] as const;

const shown = async ({ budgets }: Pick<ApiPorts, 'budgets'>, period: BudgetPeriod) => {
  const { channel, per, name, limit } = period;
  const { currency } = limit;
  const spentMinor = await budgets.spent(period);
  const leftMinor = Math.max(0, limit.amountMinor - spentMinor);
  return {
    ...{ channel, per, name, limit: moneyToJson(limit) },
    spent: moneyToJson({ amountMinor: spentMinor, currency }),
    left: moneyToJson({ amountMinor: leftMinor, currency }),
  };
};

export const getBudgets = route({
  method: 'GET',
  path: '/v1/budgets',
  summary: 'What marketing may cost today and this month, and what of it is spent',
  access: 'read',
  answer: answerSchema,
  async run(_ask, ports) {
    const { budgets, contact } = await ports.config.snapshot();
    const nowMs = ports.clock.now();
    const periods = CHANNELS.flatMap((channel) => budgetPeriods(budgets, channel, contact.timezone, nowMs));
    return { body: { budgets: await Promise.all(periods.map((period) => shown(ports, period))) } };
  },
});
