import { expect, it } from '@jest/globals';
import { freshKaskad, type PersonView, SERVER, WEB } from '../support/kaskad.ts';
import { newShopper, Shopper } from '../support/shop.ts';
import { shopperToken } from '../support/shopper-token.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const ORIGIN = 'http://localhost:5173';

type Json = Record<string, unknown>;
type Cart = PersonView['cart'];

/** What the shop's page on the desktop is shown of whoever is logged in there. */
const cartOnDesktop = async ({ userId }: Shopper, changes: { key?: string; expires?: number } = {}) => {
  const { key = SERVER, expires = 600 } = changes;
  const exp = Math.floor((await kaskad().now()) / 1000) + expires;
  return kaskad().request('GET', '/v1/cart', undefined, {
    origin: ORIGIN,
    'x-shopper-token': shopperToken({ sub: userId, exp }, { key }),
  });
};

/** Another device: events under an anonymous id of its own. */
const device = (source: string, anonymousId: string) => ({
  tracks: (event: string, properties: Json, more: Json = {}) =>
    kaskad()
      .batch([{ type: 'track', event, anonymousId, properties, context: { source }, ...more }], WEB)
      .then(() => kaskad().idle()),
  logsIn: (userId: string, traits: Json = {}) =>
    kaskad()
      .batch([{ type: 'identify', userId, anonymousId, traits, context: { source } }], WEB)
      .then(() => kaskad().idle()),
});

const atTill = (properties: Json, traits: Json = {}) =>
  kaskad()
    .batch(
      [
        {
          type: 'track',
          event: 'Order Completed',
          anonymousId: 'till-1',
          properties,
          context: { source: 'pos', traits },
        },
      ],
      SERVER,
    )
    .then(() => kaskad().idle());

const kettle = (more: Json = {}) => ({
  product_id: 'p1',
  name: 'Kettle',
  price: 19.9,
  currency: 'EUR',
  cart_url: 'https://shop.example/cart',
  ...more,
});
const lines = (cart: Cart | undefined) =>
  Object.fromEntries((cart?.items ?? []).map(({ productId, quantity }) => [productId, quantity]));

localOnly.describe('a cart that was filled on the phone', () => {
  it('is seen on the desktop, by shopper token and by the link of the mail', async () => {
    const ann = new Shopper(kaskad(), 'ann');
    const phone = device('app', `phone-${ann.userId}`);
    await phone.tracks('Product Added', kettle({ quantity: 2 }));
    await phone.logsIn(ann.userId, { email: ann.email, consent: { email: 'granted' } });

    const desktop = await cartOnDesktop(ann);
    expect(desktop).toMatchObject({ status: 200, json: { cart: { value: 39.8, currency: 'EUR' } } });
    expect(lines(desktop.json.cart as Cart)).toEqual({ p1: 2 });
    expect(Object.keys(desktop.json)).toEqual(['cart']);
    expect(desktop.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(desktop.headers.get('cache-control')).toBe('no-store');

    await kaskad().advance('PT61M');
    const [mail] = await ann.inbox();
    const click = /href="([^"]*\/c\/[^"]+)"/.exec(mail?.html ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
    const landing = (await fetch(click, { redirect: 'manual' })).headers.get('location') ?? '';
    const restore = new URL(landing).searchParams.get('kaskad_cart') ?? '';
    const restored = await kaskad().request('GET', `/v1/cart?restore=${encodeURIComponent(restore)}`);
    expect(restored.json).toEqual((await cartOnDesktop(ann)).json);
    expect(restored.text).not.toContain(ann.email);
    expect(restored.headers.get('set-cookie')).toBeNull();
  });

  it('is shown to no token but hers', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');

    expect((await cartOnDesktop(ann, { key: WEB })).status).toBe(401);
    expect((await cartOnDesktop(ann, { expires: -120 })).status).toBe(401);
    expect((await cartOnDesktop(ann, { expires: 7200 })).status).toBe(401);
    expect((await kaskad().request('GET', '/v1/cart')).status).toBe(401);
    expect((await cartOnDesktop(new Shopper(kaskad(), 'bob'))).json).toEqual({ cart: null });
  });

  it('may be asked for by pages of the shop', async () => {
    const preflight = await kaskad().request('OPTIONS', '/v1/cart', undefined, {
      origin: ORIGIN,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-shopper-token',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-shopper-token');
  });

  it.each([
    ['phone number', (ann: Shopper) => [{}, { phone: ann.phone }]],
    ['loyalty card', (ann: Shopper) => [{ loyalty_card: `card-${ann.userId}` }]],
  ] as const)('is bought at the till by %s: the cascade ends, what was not bought stays', async (_, by) => {
    const ann = new Shopper(kaskad(), 'ann');
    const phone = device('app', `phone-${ann.userId}`);
    await phone.tracks('Product Added', kettle());
    await phone.tracks('Product Added', kettle({ product_id: 'p2' }));
    await ann.identifies({ loyaltyCard: `card-${ann.userId}` });
    await phone.logsIn(ann.userId);
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['email']);

    const [properties, traits] = by(ann);
    await atTill(
      { order_id: `r-${ann.userId}`, products: [{ product_id: 'p1' }], ...properties },
      traits ?? {},
    );

    expect(lines((await cartOnDesktop(ann)).json.cart as Cart)).toEqual({ p2: 1 });
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual(['email']);
    expect(await ann.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
    expect((await ann.view()).counters.orders).toBe(1);
  });
});

localOnly.describe('two carts', () => {
  it('are joined at login line by line, also when one of them is always told as a whole', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1', { quantity: 2 });
    const desktop = device('web', `desktop-${ann.userId}`);
    await desktop.tracks('ecommerce.cart_updated', {
      cart_id: `other-${ann.cartId}`,
      currency: 'EUR',
      products: [
        { product_id: 'p2', product_name: 'Teapot', price: 5.5, quantity: 1 },
        { product_id: 'p1', product_name: 'Kettle', price: 18, quantity: 1 },
      ],
    });
    await desktop.logsIn(ann.userId);

    const { cart } = await ann.view();
    expect(lines(cart)).toEqual({ p1: 3, p2: 1 });
    expect(cart).toMatchObject({ value: 59.5, currency: 'EUR' });
  });

  it('in two currencies have a total each', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1', { price: 10 });
    await ann.adds('p2', { price: 900, currency: 'JPY', quantity: 2 });

    expect((await ann.view()).cart).toMatchObject({
      value: null,
      currency: null,
      totals: { EUR: 10, JPY: 1800 },
      items: [{ currency: 'EUR' }, { currency: 'JPY', price: 900 }],
    });
    await kaskad().advance('PT61M');
    const [mail] = await ann.inbox();
    expect(mail?.html).toContain('Kettle');
    expect(mail?.html).not.toMatch(/1,?810/);
  });
});
