import { IANAZone } from 'luxon';
import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { type ContactSettings, contactSettingsSchema, type ShopSettings } from './settings.ts';
import { shopSettingsFromJson, shopSettingsJson } from './shop-settings-json.ts';

export type SettingsCheck<T> = { kind: 'valid'; settings: T } | { kind: 'faults'; faults: Fault[] };

/** Every fault of `PUT /v1/settings/contact`. */
export const checkContactSettings = (document: unknown): SettingsCheck<ContactSettings> => {
  const parsed = contactSettingsSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  if (IANAZone.isValidZone(parsed.data.timezone)) return { kind: 'valid', settings: parsed.data };
  return {
    kind: 'faults',
    faults: [{ path: '/timezone', message: 'an IANA time zone such as Europe/Berlin' }],
  };
};

/** Every fault of `PUT /v1/settings/shop`; prices come as decimals. */
export const checkShopSettings = (document: unknown): SettingsCheck<ShopSettings> => {
  const parsed = shopSettingsJson.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const settings = shopSettingsFromJson(parsed.data);
  const faults = incomparable(settings);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'valid', settings };
};

/** A limit counts in the currency of the price that it limits. */
const incomparable = ({ prices, maxPrices }: ShopSettings): Fault[] =>
  Object.entries(maxPrices).flatMap(([channel, limits]) => {
    const priced = prices[channel as keyof typeof prices] ?? {};
    const countries = new Set([...Object.keys(limits ?? {}), ...Object.keys(priced)]);
    return [...countries].flatMap((country) => {
      const own = limits?.[country] ? country : '*';
      const [limit, price] = [limits?.[own], priced[country] ?? priced['*']];
      if (!limit || !price || limit.currency === price.currency) return [];
      return [{ path: `/maxPrices/${channel}/${own}`, message: `${price.currency}, as the price` }];
    });
  });
