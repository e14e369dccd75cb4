import type { ShopSettingsJson } from '../../../../core/config/shop-settings-json.ts';

type Prices = ShopSettingsJson['prices'];
export const PRICED = ['sms', 'email', 'push'] as const;

/** A line of the table: what one message by a channel costs in a country; `*` stands for all others. */
export interface PriceRow {
  readonly channel: (typeof PRICED)[number];
  readonly country: string;
  readonly amount: number;
  readonly currency: string;
}

export const rowsOf = (prices: Prices): PriceRow[] =>
  PRICED.flatMap((channel) =>
    Object.entries(prices[channel] ?? {}).map(([country, price]) => ({ channel, country, ...price })),
  );

export const pricesOf = (rows: readonly PriceRow[]): Prices =>
  Object.fromEntries(
    PRICED.flatMap((channel) => {
      const own = rows.filter((row) => row.channel === channel);
      const countries = own.map(({ country, amount, currency }) => [country, { amount, currency }]);
      return own.length === 0 ? [] : [[channel, Object.fromEntries(countries)]];
    }),
  );

/** A country of which nothing is said yet; two lines of one country would be one. */
export const nextRow = (rows: readonly PriceRow[], channel: PriceRow['channel']): PriceRow => {
  const taken = new Set(rows.filter((row) => row.channel === channel).map(({ country }) => country));
  const country = ['*', 'DE', 'AT', 'CH', 'GB', 'FR', 'US', 'RU', 'KZ'].find((one) => !taken.has(one)) ?? '';
  return { channel, country, amount: 0.07, currency: rows[0]?.currency ?? 'EUR' };
};
