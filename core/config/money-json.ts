import * as z from 'zod';
import type { Price } from '../contact/price.ts';
import { decimalOf, minorOf } from '../money.ts';

/** Money as people write it: `{ "amount": 0.07, "currency": "EUR" }`. */
export const moneyJson = z
  .strictObject({
    amount: z.number().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency such as EUR'),
  })
  .refine(
    ({ amount, currency }) => Math.abs(decimalOf(minorOf(amount, currency), currency) - amount) < 1e-9,
    {
      path: ['amount'],
      message: 'more decimals than the currency has',
    },
  );
type MoneyJson = z.infer<typeof moneyJson>;

/** Decimals become minor units. */
export const moneyFromJson = ({ amount, currency }: MoneyJson): Price => ({
  amountMinor: minorOf(amount, currency),
  currency,
});

/** Minor units become decimals. */
export const moneyToJson = ({ amountMinor, currency }: Price): MoneyJson => ({
  amount: decimalOf(amountMinor, currency),
  currency,
});
