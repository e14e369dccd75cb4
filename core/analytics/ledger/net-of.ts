import { inCurrency } from '../../profile/stats/in-currency.ts';
import { worthOf } from '../../profile/stats/order-marks.ts';
import type { RefundMark } from '../../profile/stats/stats.ts';
import type { LedgerOrder } from './ledger.ts';

export interface Net {
  currency: string;
  /** What is left of it: nothing of a cancelled one, never less than nothing. */
  minor: number;
  /** More was given back than was paid, or in a currency in which nothing was. */
  isOver: boolean;
}

type Given = Pick<LedgerOrder, 'refunded' | 'isWholeRefunded'>;

/** What was given back of an order: refunds kept one by one, and the sums of others. */
export const givenBack = (order: LedgerOrder, refunds: readonly RefundMark[]): Required<Given> => {
  const currency = worthOf(order.mark)?.currency ?? '';
  const refunded: Record<string, number> = {};
  const add = (said: { minor: number; currency: string }) => {
    const part = inCurrency(said, said.currency || currency);
    refunded[part.currency] = (refunded[part.currency] ?? 0) + part.minor;
  };
  for (const [code, minor] of Object.entries(order.refunded ?? {})) add({ minor, currency: code });
  for (const { minor, currency: code = '' } of refunds)
    if (minor !== undefined) add({ minor, currency: code });
  const isWholeRefunded = order.isWholeRefunded || refunds.some(({ minor }) => minor === undefined);
  return { refunded, isWholeRefunded: isWholeRefunded as true };
};

/** What an order came to; undefined where nobody said what it is worth, or in which currency. */
export const netOf = (order: LedgerOrder, refunds: readonly RefundMark[]): Net | undefined => {
  const worth = worthOf(order.mark);
  if (!worth) return undefined;
  const { minor, currency } = worth;
  const { refunded, isWholeRefunded } = givenBack(order, refunds);
  const { [currency]: given = 0, ...elsewhere } = refunded;
  const left = order.mark.cancelled || isWholeRefunded ? 0 : Math.max(0, minor - given);
  const isOver = given > minor || Object.values(elsewhere).some((one) => one > 0);
  return { currency, minor: left, isOver };
};
