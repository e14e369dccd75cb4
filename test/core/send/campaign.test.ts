import { describe, expect, it } from '@jest/globals';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { shopOrigins, withCampaign } from '../../../core/send/campaign.ts';

const place = { channel: 'email', journeyId: 'cart', stepId: 'remind' } as const;
const shopWith = (more: object) => shopSettingsSchema.parse({ utm: { source: 'kaskad' }, ...more });
const all = 'utm_source=kaskad&utm_medium=email&utm_campaign=cart&utm_content=remind';

describe('a link to the shop', () => {
  it.each([
    ['https://s.example', `https://s.example?${all}`],
    ['https://s.example/a?b=1&c=%20', `https://s.example/a?b=1&c=%20&${all}`],
    ['https://s.example/a?', `https://s.example/a?${all}`],
    ['https://s.example/a#top?x', `https://s.example/a?${all}#top?x`],
    ['https://почта.рф/чай#верх', `https://почта.рф/чай?${all}#верх`],
    ['https://s.example/?utm_source=own', 'https://s.example/?utm_source=own'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('says where it comes from and keeps what it says itself: %s', (url, expected) => {
    expect(withCampaign(url, shopWith({}), place)).toBe(expected);
  });

  it('says what the shop has set', () => {
    const utm = { source: 'a & b', medium: 'crm', campaign: 'c', content: 'd', term: 'e' };
    expect(withCampaign('https://s.example', shopWith({ utm }), place)).toBe(
      'https://s.example?utm_source=a+%26+b&utm_medium=crm&utm_campaign=c&utm_content=d&utm_term=e',
    );
    expect(withCampaign('https://s.example', shopSettingsSchema.parse({}), place)).toBe('https://s.example');
  });

  it('is one to an origin that the settings name, where they name some', () => {
    const shop = shopWith({ url: 'https://s.example/de', cartUrl: 'https://cart.example/{{ cart.id }}' });
    expect(shopOrigins(shop)).toEqual(new Set(['https://s.example', 'https://cart.example']));
    expect(withCampaign('https://cart.example/c1', shop, place)).toContain('utm_source');
    expect(withCampaign('https://parcels.example/x?signature=y', shop, place)).not.toContain('utm_source');
    expect(withCampaign('https://s.example@evil.example/', shop, place)).not.toContain('utm_source');
  });
});
