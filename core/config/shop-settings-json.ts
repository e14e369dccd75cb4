import * as z from 'zod';
import { moneyFromJson, moneyJson, moneyToJson } from './money-json.ts';
import { type ShopSettings, shopSettingsSchema } from './settings.ts';

const prices = z.partialRecord(z.enum(['email', 'sms', 'push']), z.record(z.string(), moneyJson)).default({});

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

/** Decimals become minor units. */
export const shopSettingsFromJson = (json: ShopSettingsJson): ShopSettings => ({
  ...json,
  prices: mapPrices(json.prices, moneyFromJson),
  maxPrices: mapPrices(json.maxPrices, moneyFromJson),
});

/** Minor units become decimals. */
export const shopSettingsToJson = (settings: ShopSettings): ShopSettingsJson => ({
  ...settings,
  prices: mapPrices(settings.prices, moneyToJson),
  maxPrices: mapPrices(settings.maxPrices, moneyToJson),
});
