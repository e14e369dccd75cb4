import { describe, expect } from '@jest/globals';
import { contactSettingsSchema } from '../../core/config/settings.ts';
import { story } from './harness.ts';

const contact = (caps: object) => contactSettingsSchema.parse({ caps });

describe('caps', () => {
  story(
    'in total: the next cart of the day gets nothing by any channel, the one of the next day does',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann');
      await shop.at('10:00', () => ann.adds('kettle'));
      await shop.after('2h');
      await ann.orders();
      await ann.adds('teapot');
      await shop.after('2h');
      expect(ann.channels).toEqual(['email']);
      for (const channel of ['email', 'sms']) expectSkipped(channel, ann, 'capped');

      await shop.at('10:00', () => ann.orders());
      await ann.adds('kettle');
      await shop.after('2h');
      expect(ann.channels).toEqual(['email', 'email']);
    },
    { contact: contact({ total: { max: 1, per: 'P1D' } }) },
  );

  story(
    'that roll look back from each message, over midnight',
    async ({ shop, expectSkipped }) => {
      const ann = shop.reachable('Ann');
      await shop.at('22:30', () => ann.adds('kettle'));
      await shop.after('1h');
      await ann.orders();
      await ann.adds('teapot');
      await shop.after('2h');
      expect(ann.channels).toEqual(['email', 'sms']);
      expectSkipped('email', ann, 'capped');
    },
    { contact: contact({ email: { max: 1, per: 'PT12H', rolling: true } }) },
  );
});
