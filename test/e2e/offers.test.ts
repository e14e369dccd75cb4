import { describe, expect } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  const publish = await kaskad().admin('POST', `/v1/${path}/publish`);
  expect([path, publish.status]).toEqual([path, 200]);
};

const template = {
  id: 'tea-mail',
  channel: 'email',
  subject: 'For you',
  text: '{% if offer.code %}{{ offer.terms.percent }} % with {{ offer.code }}{% else %}Nothing{% endif %}',
};

const journey = (id: string, offer: string, more: object[] = []) => ({
  id,
  trigger: { event: `Wants ${id}` },
  exit: [{ event: 'Order Completed' }],
  steps: [
    { id: 'promise', kind: 'offer', offer },
    ...more,
    { id: 'mail', kind: 'send', channel: 'email', template: 'tea-mail' },
    { id: 'rest', kind: 'wait', for: 'P1D' },
  ],
});

const upload = (offer: string, codes: string) =>
  kaskad().request('POST', `/v1/offers/${offer}/codes`, codes, {
    authorization: 'Bearer local-admin',
    'content-type': 'text/csv',
  });
const stock = async (offer: string) => (await kaskad().admin('GET', `/v1/offers/${offer}/stock`)).json;
const card = async (one: Shopper) => {
  const { id } = await one.view();
  return (await kaskad().admin('GET', `/v1/profiles/${id}`)).json.offers as Record<string, unknown>[];
};
const texts = async (one: Shopper) => (await one.inbox()).map(({ text }) => text);

describe('an offer', () => {
  localOnly.it('is promised in a mail, shown on the card, and used by an order at the till', async () => {
    await save('templates/tea-mail', template);
    await save('offers/tea', {
      name: 'Tea',
      terms: { percent: 10 },
      expires: 'P14D',
      code: { generated: { prefix: 'TEA-' } },
    });
    await save('journeys/promising', journey('promising', 'tea'));
    const ann = await newShopper(kaskad());

    await ann.tracks('Wants promising');
    await kaskad().advance('PT2S');

    const [open] = await card(ann);
    expect(open).toMatchObject({
      id: 'tea',
      name: 'Tea',
      terms: { percent: 10 },
      status: 'open',
      journeyId: 'promising',
    });
    expect(open?.code).toMatch(/^TEA-[34679ACDEFGHJKMNPQRTWXY]{10}$/);
    expect(await texts(ann)).toEqual([`10 % with ${open?.code}`]);

    await ann.orders({ order_id: 'o1', coupon: String(open?.code).toLowerCase() }, 'pos');
    const [used] = await card(ann);
    expect([used?.status, used?.code]).toEqual(['used', undefined]);
    expect(await stock('tea')).toMatchObject({ taken: 1 });
  });

  localOnly.it(
    'hands out a pool without giving a code twice, and without losing one that nobody was told',
    async () => {
      await save('templates/tea-mail', template);
      await save('offers/pool', { terms: { percent: 5 }, code: { pool: true } });
      const waits = [{ id: 'wait', kind: 'wait', for: 'PT1H' }];
      await save('journeys/pooled', journey('pooled', 'pool', waits));
      expect((await upload('pool', 'a-1\na-2\na-3\n')).json).toMatchObject({ added: 3 });
      const people = await Promise.all(['a', 'b', 'c', 'd'].map((name) => newShopper(kaskad(), name)));
      const [early, ...others] = people;

      await Promise.all(people.slice(0, 3).map((one) => one.tracks('Wants pooled')));
      await kaskad().advance('PT2S');
      expect(await stock('pool')).toMatchObject({ free: 0, taken: 3 });
      await early?.orders({ order_id: 'o2' });
      expect(await stock('pool')).toMatchObject({ free: 1, taken: 2 });
      await others.at(-1)?.tracks('Wants pooled');
      await kaskad().advance('PT2H');

      const told = (await Promise.all(others.map(texts))).flat();
      expect(told.map((text) => text.slice(-3)).toSorted()).toEqual(['A-1', 'A-2', 'A-3']);
      expect(early && (await texts(early))).toEqual([]);
      expect(early && (await card(early))).toEqual([]);
    },
  );

  localOnly.it('is part of what a person may have, and goes when she is erased', async () => {
    await save('templates/tea-mail', template);
    await save('offers/mine', { terms: { freeShipping: true }, code: { generated: {} } });
    await save('journeys/private', journey('private', 'mine'));
    const ann = await newShopper(kaskad());
    await ann.tracks('Wants private');
    await kaskad().advance('PT2S');
    const { id } = await ann.view();
    const code = String((await card(ann))[0]?.code);

    const exported = await kaskad().admin('POST', `/v1/profiles/${id}/export`);
    expect(exported.json.offers).toMatchObject([{ offerId: 'mine', code, terms: { freeShipping: true } }]);
    await kaskad().admin('POST', `/v1/profiles/${id}/erase`);
    await kaskad().idle();
    const gone = await kaskad().admin('POST', `/v1/profiles/${id}/export`);
    expect(gone.status).toBe(404);
  });

  localOnly.it('is seen by conditions: whoever has one is reminded of it', async () => {
    const reminder = {
      ...template,
      id: 'reminder-mail',
      text: 'Still yours: {{ offer.code }}',
    };
    await save('templates/tea-mail', template);
    await save('templates/reminder-mail', reminder);
    await save('offers/seen', {
      terms: { percent: 20 },
      expires: 'P2D',
      code: { generated: { prefix: 'S-' } },
    });
    await save('journeys/first', journey('first', 'seen'));
    await save('journeys/again', {
      id: 'again',
      trigger: { event: 'Product Viewed', where: { '==': [{ var: 'offer.id' }, 'seen'] } },
      steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'reminder-mail' }],
    });
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await ann.tracks('Wants first');
    await kaskad().advance('PT2S');
    for (const one of [ann, bob]) await one.tracks('Product Viewed', { product_id: 'p1' }, { key: SERVER });
    await kaskad().advance('PT2S');

    const [offer] = await card(ann);
    expect((await texts(ann)).at(-1)).toBe(`Still yours: ${offer?.code}`);
    expect(await bob.inbox()).toEqual([]);
    await kaskad().advance('P3D');
    expect((await card(ann))[0]).toMatchObject({ status: 'expired' });
  });
});
