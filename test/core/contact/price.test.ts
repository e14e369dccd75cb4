import { describe, expect, it } from '@jest/globals';
import { type ShopSettings, shopSettingsSchema } from '../../../core/config/settings.ts';
import { costOf, isTooDear } from '../../../core/contact/price.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const shopWith = (changes: object = {}): ShopSettings =>
  shopSettingsSchema.parse({
    prices: { sms: { DE: eur(7), '*': eur(9) }, push: { '*': eur(1) } },
    ...changes,
  });
const sms = (text: string, to = '+4915112345678') => ({ channel: 'sms' as const, to, text });

describe('what a message comes to', () => {
  it.each([
    ['an SMS of one part', sms('Hi'), { parts: 1, price: eur(7) }],
    ['one of two parts', sms('a'.repeat(161)), { parts: 2, price: eur(14) }],
    ['one that is two parts for its alphabet', sms('я'.repeat(71)), { parts: 2, price: eur(14) }],
    [
      'one to a country that is not named',
      sms('a'.repeat(307), '+33612345678'),
      { parts: 3, price: eur(27) },
    ],
    [
      'a message that has no parts',
      { channel: 'push' as const, to: 't', text: 'я'.repeat(500) },
      { price: eur(1) },
    ],
    ['one that is free', { channel: 'email' as const, to: 'ann@example.com', text: '' }, undefined],
  ])('%s', (_, message, cost) => {
    expect(costOf(shopWith(), message)).toEqual(cost);
  });

  it('is its parts alone where the shop names no price', () => {
    expect(costOf(shopWith({ prices: {} }), sms('a'.repeat(161)))).toEqual({ parts: 2 });
    expect(costOf(shopWith({ prices: { sms: { '*': eur(0) } } }), sms('Hi'))).toEqual({ parts: 1 });
  });
});

describe('a message is too dear', () => {
  const isTooDearFor = (maxPrices: object, text: string, to?: string) => {
    const shop = shopWith({ maxPrices });
    return isTooDear(shop, sms(text, to), costOf(shop, sms(text, to)));
  };

  it.each([
    ['nowhere, where no limit is set', {}, 'a'.repeat(900), undefined, false],
    ['above the limit', { sms: { '*': eur(13) } }, 'a'.repeat(161), undefined, true],
    ['not at the limit', { sms: { '*': eur(14) } }, 'a'.repeat(161), undefined, false],
    ['by the limit of its own country', { sms: { '*': eur(99), DE: eur(5) } }, 'Hi', undefined, true],
    ['by the limit of all others', { sms: { '*': eur(8), DE: eur(99) } }, 'Hi', '+33612345678', true],
  ])('%s', (_, limits, text, to, expected) => {
    expect(isTooDearFor(limits, text, to)).toBe(expected);
  });
});
