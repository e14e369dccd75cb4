import * as z from 'zod';
import { decimalOf } from '../../core/money.ts';

/** `{ "EUR": 0.07 }`: an amount by currency, as reports write it. */
export const moneySchema = z.record(z.string(), z.number());

export const decimalMoney = (money: {
  amountMinor: number;
  currency: string;
}): z.infer<typeof moneySchema> => ({
  [money.currency]: decimalOf(money.amountMinor, money.currency),
});
