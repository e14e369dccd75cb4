import { expect, it } from '@jest/globals';
import { firstSettings } from '../../../bin/keys/first-settings.ts';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { deployedContactDefaults } from '../../../core/contact/defaults.ts';

it('begins a shop as its stage file says', () => {
  const { contact, shop, preferences } = firstSettings({
    ...{ name: 'Teashop', timezone: 'Europe/Berlin', country: 'DE', languages: ['de', 'en'] },
    ...{ origins: ['https://shop.example', '*'], sender: 'Teashop <hello@shop.example>' },
    pushApplications: { ios: 'arn:aws:sns:eu-central-1:1:app/APNS/x' },
  });

  expect(contact).toEqual({ ...deployedContactDefaults, timezone: 'Europe/Berlin' });
  expect(shop).toMatchObject({
    ...{ name: 'Teashop', locale: 'de', country: 'DE', allowedOrigins: ['https://shop.example'] },
    email: { from: 'Teashop <hello@shop.example>' },
    push: { applications: { ios: 'arn:aws:sns:eu-central-1:1:app/APNS/x' } },
  });
  expect(preferences?.languages).toEqual(['de', 'en']);
});

it('begins as any deployed shop where the file says nothing', () => {
  expect(firstSettings({})).toEqual({ contact: deployedContactDefaults, shop: shopSettingsSchema.parse({}) });
});
