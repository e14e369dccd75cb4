import { describe, expect, it } from '@jest/globals';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { checkContactSettings, checkShopSettings } from '../../../core/config/settings-check.ts';
import { shopSettingsToJson } from '../../../core/config/shop-settings-json.ts';

describe('shop settings', () => {
  it('hold prices in minor units and show them as decimals', () => {
    const prices = { sms: { DE: { amount: 0.07, currency: 'EUR' }, JP: { amount: 9, currency: 'JPY' } } };

    const checked = checkShopSettings({ prices });

    expect(checked).toMatchObject({
      kind: 'valid',
      settings: { prices: { sms: { DE: { amountMinor: 7 }, JP: { amountMinor: 9 } } } },
    });
    expect(checked.kind === 'valid' && shopSettingsToJson(checked.settings).prices).toEqual(prices);
  });

  it('refuse a price finer than the currency, with the place', () => {
    const checked = checkShopSettings({ prices: { sms: { '*': { amount: 0.0745, currency: 'EUR' } } } });

    expect(checked).toEqual({
      kind: 'faults',
      faults: [{ path: '/prices/sms/*/amount', message: 'more decimals than the currency has' }],
    });
  });

  it('take a limit in the currency of the price that it limits, whichever country names it', () => {
    const [eur, usd] = ['EUR', 'USD'].map((currency) => ({ amount: 1, currency }));
    const check = (prices: object, maxPrices: object) =>
      checkShopSettings({ prices: { sms: prices }, maxPrices: { sms: maxPrices } });

    expect(check({ DE: eur, US: usd }, { DE: eur, US: usd })).toMatchObject({ kind: 'valid' });
    expect(check({ DE: eur, US: usd }, { '*': eur })).toEqual({
      kind: 'faults',
      faults: [{ path: '/maxPrices/sms/*', message: 'USD, as the price' }],
    });
    expect(check({ '*': eur }, { US: usd })).toEqual({
      kind: 'faults',
      faults: [{ path: '/maxPrices/sms/US', message: 'EUR, as the price' }],
    });
  });

  it('are the defaults where nothing is said', () => {
    const checked = checkShopSettings({});

    expect(checked).toEqual({ kind: 'valid', settings: shopSettingsSchema.parse({}) });
  });
});

describe('contact settings', () => {
  it('answer every fault at once', () => {
    const checked = checkContactSettings({
      quietHours: { email: 'at night' },
      caps: { sms: { max: -1, per: 'P1D' } },
      x: 1,
    });

    expect(checked.kind === 'faults' && checked.faults.map(({ path }) => path).toSorted()).toEqual([
      '/caps/sms/max',
      '/quietHours/email',
      '/x',
    ]);
  });

  it('know time zones by their IANA names', () => {
    expect(checkContactSettings({ timezone: 'Europe/Berlin' }).kind).toBe('valid');
    expect(checkContactSettings({ timezone: 'Berlin' })).toMatchObject({ faults: [{ path: '/timezone' }] });
  });
});
