import { describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const DEVICE = (token: string) => ({ source: 'app', device: { token, type: 'android' } });

const summary = async () => {
  const today = new Date(await kaskad().now()).toISOString().slice(0, 10);
  const from = new Date(Date.parse(today) - 20 * 86_400_000).toISOString().slice(0, 10);
  const answer = await kaskad().admin('GET', `/v1/reports/summary?from=${from}&to=${today}`);
  expect(answer.status).toBe(200);
  const { journeys } = answer.json as unknown as { journeys: { journeyId: string }[] };
  return journeys.find(({ journeyId }) => journeyId === 'cart-abandoned');
};

describe('what happened', () => {
  localOnly.it(
    'is what the report says: a push ignored, a mail clicked, an order; everything delivered twice',
    async () => {
      await kaskad().admin('PUT', '/v1/settings/people', { staff: ['*@shop.example'] });
      const ann = await newShopper(kaskad(), 'ann', {}, DEVICE('token-ann'));
      const bob = await newShopper(kaskad(), 'bob', { email: 'bob@shop.example' }, DEVICE('token-bob'));
      const tom = await newShopper(kaskad(), 'tom');
      const twice = { messageId: `twice-${ann.userId}` };
      for (let again = 0; again < 2; again++) await ann.adds('p1', {}, twice);
      await bob.adds('p1');
      await tom.tracks('Product Viewed', { product_id: 'p1' }, { more: { context: { test: true } } });
      await tom.adds('p1');

      await kaskad().advance('PT61M');
      await kaskad().advance('PT2H');
      const mail = (await ann.inbox()).find(({ channel }) => channel === 'email');
      for (let again = 0; again < 2; again++) {
        await kaskad().feedback(mail?.sendId ?? '', 'delivered');
        await kaskad().feedback(mail?.sendId ?? '', 'clicked');
        await kaskad().advance('PT3M');
      }
      for (const one of [ann, ann, bob, tom])
        await one.orders({ revenue: 19.9, currency: 'EUR', products: [{ product_id: 'p1' }] });
      await kaskad().advance('PT5M');

      expect(await ann.got()).toEqual(['push', 'email']);
      expect((await bob.got()).length).toBeGreaterThan(0);
      expect((await tom.got()).length).toBeGreaterThan(0);
      expect(await summary()).toMatchObject({
        entered: 1,
        sent: { push: 1, email: 1 },
        reacted: 1,
        converted: 1,
        revenue: { EUR: 19.9 },
      });
    },
  );
});
