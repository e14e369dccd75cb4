import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { countryOfPhone } from './phone-country.ts';

export interface Price {
  amountMinor: number;
  currency: string;
}

/** What one message to this address costs; undefined for what costs nothing. `*` is for countries that are not named. */
export const priceOf = (shop: ShopSettings, channel: Channel, address: string): Price | undefined => {
  const prices: Partial<Record<string, Record<string, Price>>> = shop.prices;
  const byCountry = prices[channel];
  if (!byCountry) return undefined;
  const country = channel === 'sms' ? countryOfPhone(address) : undefined;
  const price = (country === undefined ? undefined : byCountry[country]) ?? byCountry['*'];
  return price && price.amountMinor > 0 ? price : undefined;
};
