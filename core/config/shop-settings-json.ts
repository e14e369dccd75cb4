import * as z from 'zod';
import type { Price } from '../contact/price.ts';
import { decimalOf, minorOf } from '../money.ts';
import { type ShopSettings, shopSettingsSchema } from './settings.ts';

const priceSchema = z
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

const prices = z
  .partialRecord(z.enum(['email', 'sms', 'push']), z.record(z.string(), priceSchema))
  .default({});

/** Shop settings as people write them: `"prices": { "sms": { "DE": { "amount": 0.07, "currency": "EUR" } } }`. */
export const shopSettingsJson = z.strictObject({
  ...shopSettingsSchema.shape,
  prices,
  maxPrices: prices,
});
export type ShopSettingsJson = z.infer<typeof shopSettingsJson>;

type Prices<P> = Partial<Record<'email' | 'sms' | 'push', Record<string, P>>>;

const mapPrices = <P, R>(prices: Prices<P>, change: (price: P) => R): Prices<R> =>
  Object.fromEntries(
    Object.entries(prices).map(([channel, countries]) => [
      channel,
      Object.fromEntries(Object.entries(countries ?? {}).map(([country, price]) => [country, change(price)])),
    ]),
  );

type PriceJson = z.infer<typeof priceSchema>;

const fromDecimal = ({ amount, currency }: PriceJson) => ({
  amountMinor: minorOf(amount, currency),
  currency,
});
const toDecimal = ({ amountMinor, currency }: Price): PriceJson => ({
  amount: decimalOf(amountMinor, currency),
  currency,
});

/** Decimals become minor units. */
export const shopSettingsFromJson = (json: ShopSettingsJson): ShopSettings => ({
  ...json,
  prices: mapPrices(json.prices, fromDecimal),
  maxPrices: mapPrices(json.maxPrices, fromDecimal),
});

/** Minor units become decimals. */
export const shopSettingsToJson = (settings: ShopSettings): ShopSettingsJson => ({
  ...settings,
  prices: mapPrices(settings.prices, toDecimal),
  maxPrices: mapPrices(settings.maxPrices, toDecimal),
});
