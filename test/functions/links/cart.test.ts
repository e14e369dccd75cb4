import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { CART_LINK_MS, type LinkToken, sign } from '../../../core/send/link-token.ts';
import { letShopRead } from '../../../functions/links/cart.ts';
import { createHandler } from '../../../functions/links/handler.ts';
import { httpFunction } from '../../../functions/runtime/http-function.ts';
import { ann, t0 } from '../../support/ann.ts';
import { fakeBus } from '../../support/fakes/bus.ts';
import { fakeFollowedLinks } from '../../support/fakes/followed-links.ts';
import { fakeLinkKeys } from '../../support/fakes/link-keys.ts';
import { fakeNamedLinks } from '../../support/fakes/named-links.ts';
import { fakeOnsiteMessages } from '../../support/fakes/onsite-messages.ts';
import { fakeProfiles } from '../../support/fakes/profiles.ts';
import { fakeShortLinks } from '../../support/fakes/short-links.ts';
import { preferenceParts } from '../../support/preference-parts.ts';
import { type Signing, shopperToken } from '../../support/shopper-token.ts';

const key = { id: 'first', secret: 'k' };
const userId = (value: string) => ({ namespace: 'userId', value, linkedAtMs: t0 - HOUR_MS });
const known = () => ann({ identities: [...ann().identities, userId('u1')] });
const bob = ann({
  id: 'bob',
  identities: [userId('u2')],
  cart: { base: { lines: [], closed: [] }, ops: [] },
});

/** The function as it is wired, over fakes; counts what it reads. */
const rig = (...people: Profile[]) => {
  const profiles = fakeProfiles(...(people.length > 0 ? people : [known(), bob]));
  const reads: string[] = [];
  const counted =
    <Ask extends unknown[], T>(name: string, read: (...ask: Ask) => T) =>
    (...ask: Ask): T => {
      reads.push(name);
      return read(...ask);
    };
  const sources = {
    secretKeys: async () => ['local-server'],
    byWriteKey: async () => undefined,
    allOrigins: async () => ['https://shop.example', 'loopback'],
  };
  const handler = httpFunction(
    createHandler({
      namedLinks: fakeNamedLinks({ now: () => t0 }),
      bus: fakeBus(),
      profiles: {
        resolve: counted('pointer', profiles.resolve),
        load: counted('profile', profiles.load),
      },
      shortLinks: fakeShortLinks({ now: () => t0 }),
      followedLinks: fakeFollowedLinks(),
      sources,
      onsite: fakeOnsiteMessages({ now: () => t0 }),
      linkKeys: fakeLinkKeys(key),
      ...preferenceParts(),
      clock: { now: () => t0 },
    }),
    { finish: letShopRead(sources) },
  );
  const get = async (headers: Record<string, string>, query?: Record<string, string>) => {
    const event = {
      rawPath: '/v1/cart',
      headers,
      ...(query && { queryStringParameters: query }),
      requestContext: { requestId: 'r', http: { method: 'GET' } },
    } as unknown as APIGatewayProxyEventV2;
    const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
    const { statusCode, headers: answered, body = '' } = await handler(event, context);
    return { status: statusCode, headers: answered ?? {}, body, json: JSON.parse(body) };
  };
  return { get, profiles, reads };
};

const token = (claims: object = {}, signing: Signing = {}) => ({
  'x-shopper-token': shopperToken({ sub: 'u1', exp: t0 / 1000 + 600, ...claims }, signing),
});
const cart = {
  id: 'c1',
  items: [{ productId: 'p1', name: 'Kettle', price: 19.9, quantity: 2 }],
  value: 39.8,
  currency: 'EUR',
  updatedAt: '2026-03-02T09:00:00.000Z',
  cartUrl: 'https://shop.example/cart?a=1#top',
};

describe('the cart of a logged-in shopper', () => {
  it('is shown to her token, with nothing else of her, in two reads', async () => {
    const { get, reads } = rig();

    const answer = await get(token());

    expect(answer).toMatchObject({ status: 200, json: { cart } });
    expect(Object.keys(answer.json)).toEqual(['cart']);
    expect(answer.body).not.toMatch(/ann|u1|4915/);
    expect(reads).toEqual(['pointer', 'profile']);
  });

  it('is null for an empty cart as for somebody of whom nothing is known', async () => {
    const [empty, nobody] = [await rig().get(token({ sub: 'u2' })), await rig().get(token({ sub: 'u3' }))];

    expect(empty).toMatchObject({ status: 200, json: { cart: null } });
    expect(nobody.body).toBe(empty.body);
  });

  it('is null after 30 idle days', async () => {
    const { base } = known().cart;
    const idle = { ...known(), cart: { base: { ...base, activityAtMs: t0 - 31 * DAY_MS }, ops: [] } };

    expect(await rig(idle).get(token())).toMatchObject({ status: 200, json: { cart: null } });
  });

  it('is found by a pointer that a merge has not moved yet', async () => {
    const frozen = ann({ id: 'old', identities: [userId('u1')], mergedInto: 'ann' });
    const { get, profiles } = rig(known(), frozen);
    profiles.pointers.set('userId#u1', 'old');

    expect(await get(token())).toMatchObject({ status: 200, json: { cart } });
  });

  it('is nobody else’s by a pointer that was put before its person was written', async () => {
    const { get, profiles } = rig();
    profiles.pointers.set('userId#u9', 'ann');

    expect(await get(token({ sub: 'u9' }))).toMatchObject({ status: 200, json: { cart: null } });
  });

  it.each([
    ['expired', token({ exp: t0 / 1000 - 120 })],
    ['valid for more than an hour', token({ exp: t0 / 1000 + 7200 })],
    ['without an end', token({ exp: undefined })],
    ['without a user', token({ sub: undefined })],
    ['of a wrong secret', token({}, { key: 'other' })],
    ['of a public key', token({}, { key: 'local-web' })],
    ['of no algorithm', token({}, { alg: 'none' })],
    ['that is none', { 'x-shopper-token': 'hello' }],
    ['that is missing', {} as Record<string, string>],
    ['that is a cookie', { cookie: `x-shopper-token=${token()['x-shopper-token']}` }],
    ['that is a bearer token', { authorization: `Bearer ${token()['x-shopper-token']}` }],
  ])('is refused to a token %s, before anything is read', async (_, headers) => {
    const { get, reads } = rig();

    const answer = await get(headers);

    expect(answer).toMatchObject({ status: 401, headers: { 'cache-control': 'no-store' } });
    expect(answer.json).not.toHaveProperty('cart');
    expect(reads).toEqual([]);
  });
});

describe('a link that restores a cart', () => {
  const restore = {
    kind: 'cart-restore',
    profileId: 'ann',
    cartId: 'c1',
    expiresAtMs: t0 + DAY_MS,
  } as const;
  const by = (link: LinkToken, more = {}) => ({ restore: sign(key, { ...link, ...more }) });

  it('answers in the very shape that a shopper token gets', async () => {
    const [linked, proven] = [await rig().get({}, by(restore)), await rig().get(token())];

    expect(linked.body).toBe(proven.body);
    expect(linked.headers).not.toHaveProperty('set-cookie');
    expect(linked.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('logs nobody in: neither does it open another’s cart nor lend its person to a shopper token', async () => {
    expect(await rig().get(token({ sub: 'u2' }), by(restore))).toMatchObject({ json: { cart } });
    expect(await rig().get({ 'x-shopper-token': by(restore).restore })).toMatchObject({ status: 401 });
  });

  it('shows the cart still when another device or a merge has given it another id', async () => {
    const link = { ...restore, cartId: 'phone', expiresAtMs: t0 + HOUR_MS + CART_LINK_MS };

    expect(await rig().get({}, by(link))).toMatchObject({ status: 200, json: { cart } });
  });

  it.each([
    ['expired', { expiresAtMs: t0 }, 410],
    ['from before this cart was opened', { cartId: 'c0', expiresAtMs: t0 - 1 + CART_LINK_MS }, 404],
    ['for nobody', { profileId: 'zoe' }, 404],
    ['for somebody without a cart', { profileId: 'bob' }, 404],
  ])('refuses one that is %s', async (_, more, status) => {
    const answer = await rig().get(token(), by(restore, more));

    expect(answer).toMatchObject({ status, headers: { 'cache-control': 'no-store' } });
    expect(answer.json).not.toHaveProperty('cart');
  });

  it('refuses one with any one letter changed', async () => {
    const { get, reads } = rig();
    const text = by(restore).restore;
    for (let at = 0; at < text.length; at++)
      for (const letter of ['A', 'Q', '.'])
        if (letter !== text[at]) {
          const changed = await get({}, { restore: text.slice(0, at) + letter + text.slice(at + 1) });
          expect([at, letter, changed.status]).toEqual([at, letter, 403]);
        }
    expect(await get({}, { restore: '' })).toMatchObject({ status: 403 });
    expect(reads).toEqual([]);
  });

  it('refuses the body of one person’s with the signature of another’s', async () => {
    const [mine, bobs] = [by(restore).restore, by(restore, { profileId: 'bob' }).restore];
    const [body] = bobs.split('.');
    const [, mac] = mine.split('.');

    expect(await rig().get({}, { restore: `${body}.${mac}` })).toMatchObject({ status: 403 });
  });
});

describe('a page that asks for a cart', () => {
  const from = (origin: string, headers = token() as Record<string, string>) =>
    rig().get({ ...headers, origin });

  it('of the shop may read the answer, and why it was refused', async () => {
    const allowed = { 'access-control-allow-origin': 'https://shop.example', vary: 'origin' };

    expect((await from('https://shop.example')).headers).toMatchObject({
      ...allowed,
      'cache-control': 'no-store',
    });
    expect(await from('https://shop.example', {})).toMatchObject({ status: 401, headers: allowed });
    expect((await from('http://localhost:5173')).headers).toMatchObject({
      'access-control-allow-origin': 'http://localhost:5173',
    });
  });

  it('of others may not, nor may a cookie go with it', async () => {
    const { headers } = await from('https://evil.example');

    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
    expect(headers).toMatchObject({ vary: 'origin' });
  });
});
