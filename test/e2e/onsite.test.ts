import { describe, expect } from '@jest/globals';
import { freshKaskad, SERVER, WEB } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { shopperToken } from '../support/shopper-token.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  expect([path, (await kaskad().admin('POST', `/v1/${path}/publish`)).status]).toEqual([path, 200]);
};

/** A journey that shows one message, to whoever does this. */
const shows = async (id: string, event: string, template: object) => {
  await save(`templates/${id}`, { id, channel: 'onsite', ...template });
  const show = {
    id: 'show',
    kind: 'cascade',
    order: ['onsite'],
    rungs: { onsite: { template: id, wait: 'P1D' } },
  };
  await save(`journeys/${id}`, { id, purpose: 'marketing', trigger: { event }, steps: [show] });
};

type Shown = { id: string; title?: string; text: string; url?: string; token: string };
const shown = async (query: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await kaskad().request(
    'GET',
    `/v1/onsite?${new URLSearchParams(query)}`,
    undefined,
    headers,
  );
  expect(answer.status).toBe(200);
  return answer.json.message as Shown | null;
};
const proofOf = async (userId: string) => {
  const exp = Math.floor((await kaskad().now()) / 1000) + 600;
  return { 'x-shopper-token': shopperToken({ sub: userId, exp }) };
};

describe('a message onsite', () => {
  localOnly.it('waits for her, is shown to her alone, and is over when she has ordered', async () => {
    await shows('hello', 'Product Viewed', {
      subject: 'Hello {{ profile.firstName }}',
      text: 'Still thinking?',
    });
    const ann = await newShopper(kaskad(), 'ann', { firstName: 'Ann' });
    await ann.tracks('Product Viewed', { product_id: 'p1' });
    await kaskad().advance('PT2S');
    const proof = await proofOf(ann.userId);

    const message = await shown({}, proof);
    expect(message).toMatchObject({ title: 'Hello Ann', text: 'Still thinking?' });
    expect((await kaskad().request('GET', '/v1/onsite')).status).toBe(401);
    const said = await kaskad().request('POST', '/v1/onsite', { token: message?.token, action: 'seen' });
    expect(said.status).toBe(204);
    await kaskad().idle();
    const person = await kaskad().lookup('email', ann.email);
    expect(await kaskad().timeline(person?.id ?? '')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'send', channel: 'onsite' }),
        expect.objectContaining({ kind: 'delivery', name: 'delivered', channel: 'onsite' }),
      ]),
    );

    await kaskad().advance('PT1S');
    await ann.orders({}, 'pos');
    expect(await shown({}, proof)).toBeNull();
  });

  localOnly.it('that is about nobody is shown to a browser by its public key', async () => {
    await shows('summer', 'Page Viewed', { text: 'Summer is here' });
    const visitor = { writeKey: WEB, anonymousId: 'visitor-1' };
    await kaskad().post('/v1/page', { anonymousId: 'visitor-1' });
    await kaskad().idle();
    await kaskad().advance('PT2S');

    expect(await shown(visitor)).toMatchObject({ text: 'Summer is here' });
    await kaskad().advance('P1DT1S');
    expect(await shown(visitor)).toBeNull();
  });

  localOnly.it(
    'at a till prompts the cashier by card or phone; that she took it ends the cascade',
    async () => {
      await shows('at-till', 'Cart Changed', {
        slot: 'till',
        text: 'She has {{ cart.items[0].name }} in her cart: 10 % today.',
      });
      const ann = await newShopper(kaskad(), 'till', { loyaltyCard: 'card-77' });
      await ann.adds('p1');
      await kaskad().advance('PT2S');
      const till = { 'x-write-key': SERVER };

      expect(await shown({ slot: 'till', namespace: 'phone', value: ann.phone }, till)).not.toBeNull();
      const prompt = await shown({ slot: 'till', namespace: 'loyaltyCard', value: 'card-77' }, till);
      expect(prompt?.text).toContain('10 % today');
      await kaskad().request('POST', '/v1/onsite', { token: prompt?.token, action: 'accepted' });
      await kaskad().idle();

      const person = await kaskad().lookup('email', ann.email);
      expect(person?.enrollments).toContainEqual(
        expect.objectContaining({ journeyId: 'at-till', status: 'exited', reason: 'reacted' }),
      );
      expect(await shown({ slot: 'till', namespace: 'phone', value: ann.phone }, till)).toBeNull();
    },
  );
});
