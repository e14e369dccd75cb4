import type { ShopSettings } from '../config/settings.ts';
import type { Channel } from '../consent/consent.ts';
import { smsParts } from '../sms/sms-parts.ts';
import { countryOfPhone } from './phone-country.ts';

export interface Price {
  amountMinor: number;
  currency: string;
}

/** What a message comes to. */
export interface Cost {
  /** sms: so many parts, each at its price. */
  parts?: number;
  /** Undefined for what costs nothing, or where the shop has named no price. */
  price?: Price;
}

/** A message as far as its cost goes: to whom, and the words as they leave. */
export interface Priced {
  channel: Channel;
  to: string;
  text: string;
}

type Table = Partial<Record<string, Record<string, Price>>>;

const listed = (table: Table, channel: Channel, address: string): Price | undefined => {
  const byCountry = table[channel];
  if (!byCountry) return undefined;
  const country = channel === 'sms' ? countryOfPhone(address) : undefined;
  return (country === undefined ? undefined : byCountry[country]) ?? byCountry['*'];
};

/** Has the shop said what it costs, be it nothing? */
export const isPriced = (shop: ShopSettings, channel: Channel, address: string): boolean =>
  listed(shop.prices, channel, address) !== undefined;

/**
 * What one message to this address costs, an SMS of one part; undefined for what costs nothing. `*` is for countries that are
 * not named.
 */
export const priceOf = (shop: ShopSettings, channel: Channel, address: string): Price | undefined => {
  const price = listed(shop.prices, channel, address);
  return price && price.amountMinor > 0 ? price : undefined;
};

/** What this very message comes to, an SMS by its parts; undefined for what costs nothing and has none. */
export const costOf = (shop: ShopSettings, { channel, to, text }: Priced): Cost | undefined => {
  const price = priceOf(shop, channel, to);
  if (channel !== 'sms') return price && { price };
  const { parts } = smsParts(text);
  return { parts, ...(price && { price: { ...price, amountMinor: price.amountMinor * parts } }) };
};

/** The most that one message to this address may cost. */
export const maxPriceOf = (shop: ShopSettings, channel: Channel, address: string): Price | undefined =>
  listed(shop.maxPrices, channel, address);

/** Is it dearer than the shop allows? Sums of two currencies are not compared: settings that mix them are refused. */
export const isTooDear = (
  shop: ShopSettings,
  { channel, to }: Omit<Priced, 'text'>,
  { price }: Cost = {},
): boolean => {
  const most = maxPriceOf(shop, channel, to);
  return (
    most !== undefined &&
    price !== undefined &&
    price.currency === most.currency &&
    price.amountMinor > most.amountMinor
  );
};
