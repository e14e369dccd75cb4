import type { Target } from '../../../core/config/report-settings.ts';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';

/**
 * How far a target is: what was won back where a control group tells it, else what was ordered after a message; money in the target's
 * own currency, as a decimal.
 */
export const reachedOf = (
  target: Target,
  { wonBack, total }: Pick<AnswerOf<typeof reportOverview>, 'wonBack' | 'total'>,
): number => {
  if (target.measure === 'orders')
    return wonBack.orders.kind === 'known' ? Math.round(wonBack.orders.estimate) : total.orderedAfter.orders;
  const { currency } = target;
  if (target.measure === 'not-spent') return total.notSpent[currency] ?? 0;
  const reading = wonBack.revenue[currency];
  return reading?.kind === 'known' ? reading.estimate : (total.orderedAfter.revenue[currency] ?? 0);
};
