import { expect, it } from '@jest/globals';
import { freshKaskad, type KaskadClient } from '../support/kaskad.ts';

const fresh = freshKaskad();

const events = (length: number, from = 0) => ({
  batch: Array.from({ length }, (_, no) => ({ type: 'track', event: `E${from + no}`, userId: 'much' })),
});

/** So that what is counted together falls into one window. */
const atBeginningOfWindow = async (kaskad: KaskadClient) => {
  const set = new Date(Math.ceil((await kaskad.now()) / 10_000) * 10_000).toISOString();
  await kaskad.request('POST', '/_local/clock', { set });
};

it('a source that sends more than it may is told when to come back, and what it says again then is taken', async () => {
  const kaskad = fresh();
  const body = { kind: 'public', name: 'Loop', origins: ['https://shop.example'], limitPerSecond: 2 };
  const made = await kaskad.admin('POST', '/v1/sources', body);
  const key = String(made.json.writeKey);
  const post = (said: object) =>
    kaskad.request('POST', '/v1/batch', said, { 'x-write-key': key, origin: 'https://shop.example' });

  await atBeginningOfWindow(kaskad);
  expect((await post(events(20))).json).toMatchObject({ accepted: 20 });
  const refused = await post(events(5, 20));

  expect([made.status, refused.status]).toEqual([201, 429]);
  expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After');
  const retryAfter = Number(refused.headers.get('retry-after'));
  expect(retryAfter).toBeGreaterThanOrEqual(1);
  expect(retryAfter).toBeLessThanOrEqual(10);
  expect(await kaskad.batch(events(5, 100).batch)).toMatchObject({ accepted: 5 });

  await kaskad.advance(`PT${retryAfter}S`);
  expect((await post(events(5, 20))).json).toMatchObject({ accepted: 5 });
  await kaskad.idle();
  const person = await kaskad.lookup('userId', 'much');
  const names = (await kaskad.timeline(person?.id ?? '')).map(({ name }) => name);
  expect(names.filter((name) => Number(name.slice(1)) < 100)).toHaveLength(25);
});

it('a caller of the API that asks too much is told when to come back, and another one does not notice', async () => {
  const kaskad = fresh();
  const asked = async (token: string) => {
    const authorization = { authorization: `Bearer ${token}` };
    return kaskad.request('GET', '/v1/journeys/cart-abandoned/audience', undefined, authorization);
  };
  await atBeginningOfWindow(kaskad);
  const statuses: number[] = [];
  for (let no = 0; no < 30; no += 1) statuses.push((await asked('local-admin')).status);
  const refused = await asked('local-admin');

  expect(new Set(statuses)).toEqual(new Set([409]));
  expect([refused.status, refused.json.title]).toEqual([429, 'Too many calls']);
  expect((await asked('local-marketer')).status).toBe(409);
  const retryAfter = Number(refused.headers.get('retry-after'));
  expect(retryAfter).toBeGreaterThanOrEqual(1);
  expect(retryAfter).toBeLessThanOrEqual(10);
  await kaskad.advance(`PT${retryAfter}S`);
  expect((await asked('local-admin')).status).toBe(409);
});
