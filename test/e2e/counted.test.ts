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

/** The other reports of the same days. */
const tellsTheSame = async () => {
  const overview = await kaskad().admin('GET', '/v1/reports/overview');
  expect(overview.json).toMatchObject({
    wonBack: { orders: { kind: 'unknown', reason: 'no-control-group' } },
    total: {
      entered: 1,
      channels: { push: { sent: 1 }, email: { sent: 1, delivered: 1, clicked: 1 } },
      orderedAfter: { orders: 1, revenue: { EUR: 19.9 } },
      attributed: { last: { orders: 1, revenue: { EUR: 19.9 } } },
    },
  });
  const journey = await kaskad().admin('GET', '/v1/reports/journeys/cart-abandoned');
  expect(journey.json).toMatchObject({
    people: { entered: 1, converted: 1 },
    funnel: [
      { stepId: 'remind', rung: 0, channel: 'push', sent: 1 },
      { stepId: 'remind', rung: 1, channel: 'email', sent: 1, delivered: 1, clicked: 1, attributed: 1 },
      { stepId: 'remind', rung: 2, channel: 'sms', sent: 0, spared: 1 },
    ],
    cascades: [{ stepId: 'remind', paid: ['sms'], baseline: { messages: 1 }, sent: { messages: 0 } }],
  });
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
      await tellsTheSame();
    },
  );
});
