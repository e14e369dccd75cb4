import { compare } from './compare.ts';
import type { VariantCounts } from './counts.ts';
import type { Look } from './look.ts';
import { type Reading, scaled, unknown } from './reading.ts';

/** What would not have come without the messages, and how sure that is. */
export interface WonBack {
  /** People who ordered. Below nothing where the control group ordered more. */
  orders: Reading;
  /** By currency, in minor units. */
  revenueMinor: Readonly<Record<string, Reading>>;
}

/**
 * Orders and revenue of those who were written to, above what the control group did at its own rate. Without a control group
 * nothing of it can be said: those who order anyway look won back.
 */
export const wonBack = (
  reached: VariantCounts,
  control: VariantCounts | undefined,
  look: Look,
  alpha = 0.05,
): WonBack => {
  if (!control || control.people === 0) return withoutControl(reached);
  const { orders, revenue } = compare(control, reached, look, alpha);
  return {
    orders: scaled(orders.absolute, reached.people),
    revenueMinor: Object.fromEntries(
      Object.entries(revenue).map(([currency, { absolute }]) => [currency, scaled(absolute, reached.people)]),
    ),
  };
};

const withoutControl = ({ revenue }: VariantCounts): WonBack => ({
  orders: unknown('no-control-group'),
  revenueMinor: Object.fromEntries(
    Object.keys(revenue).map((currency) => [currency, unknown('no-control-group')]),
  ),
});
