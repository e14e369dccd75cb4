import { describe, expect, it } from '@jest/globals';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { checkInstall } from '../../../core/live/install-check.ts';
import { checks, nameOfSighting, type Sighting } from '../../../core/live/sighting.ts';
import { sightingsOf } from '../../../core/live/sightings-of.ts';
import { identify, incoming, shopEvent } from '../../support/events.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const MINUTE_MS = 60_000;

type Shown = Omit<Sighting, 'sourceId'>;
const seenOf = (shown: readonly Shown[], atMs = nowMs) =>
  new Map(shown.map((one) => [nameOfSighting(one), atMs]));
const shownBy = (event: ShopEvent, envelope: Partial<EventEnvelope> = {}): Shown[] =>
  incoming([event], envelope).flatMap(sightingsOf);
const names = (shown: readonly Shown[]) => shown.map(nameOfSighting);
const one = (seen: ReadonlyMap<string, number>, id: string) =>
  checkInstall(seen, nowMs).checks.find((check) => check.id === id);

const properties = { product_id: 'p1', price: 19.9, currency: 'EUR', cart_id: 'c1' };
const order = { order_id: 'o1', currency: 'EUR', products: [{ product_id: 'p1', price: '19.90' }] };
const web = { anonymousId: 'a1', messageId: 'said' };

const allRight: Shown[] = [
  ...shownBy(shopEvent({ event: 'Product Viewed', properties, ...web })),
  ...shownBy(shopEvent({ event: 'Product Added', properties, ...web })),
  ...shownBy(shopEvent({ event: 'Checkout Started', properties, ...web })),
  ...shownBy(shopEvent({ event: 'Order Completed', properties: order, ...web })),
  ...shownBy(
    identify({ userId: 'u1', traits: { email: 'ann@example.com', consent: { email: 'granted' } }, ...web }),
  ),
  { check: 'origin' },
];

describe('what an event shows of its source', () => {
  it('names what is missing in a cart event', () => {
    const bare = shopEvent({ event: 'Product Added', properties: {}, userId: 'u1' });

    expect(names(shownBy({ ...bare, messageId: 'h-0123abcd' }))).toEqual([
      'anonymous-id!no-anonymous-id',
      'message-id!no-message-id',
      'product-added',
      'product-id!no-product-id',
      'price!no-price',
      'currency!no-currency',
      'cart-id!no-cart-id',
      'taken',
    ]);
  });

  it('takes other spellings as the fold does, and a currency of each line', () => {
    const products = [{ productId: 'p1', price: 1, currency: 'EUR' }];
    const event = shopEvent({ event: 'Checkout Started', properties: { cartId: 'c', products }, ...web });

    expect(names(shownBy(event)).filter((name) => name.includes('!'))).toEqual([]);
  });

  it('wants an order id of orders, and of no till a browser', () => {
    const event = shopEvent({ event: 'Order Completed', properties: { products: [] }, source: 'pos' });
    const shown = names(shownBy(event));

    expect(shown).toContain('order-id!no-order-id');
    expect(shown).not.toContain('anonymous-id!no-anonymous-id');
  });

  it('says where consent was stated by somebody who is not believed', () => {
    const event = identify({ userId: 'u1', traits: { consent: { email: 'granted' } } });

    expect(names(shownBy(event, { mayStateConsent: false }))).toContain('consent!consent-not-believed');
    expect(names(shownBy(event, { mayStateConsent: false }))).toContain('contact!no-contact');
  });
});

describe('the check of a source', () => {
  it('finds everything missing of one that never sent', () => {
    const { ready, checks: results } = checkInstall(new Map(), nowMs);

    expect(ready).toBe(false);
    expect(results.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect(new Set(results.map(({ status, fault }) => `${status} ${fault}`))).toEqual(
      new Set(['missing never-seen']),
    );
  });

  it('is ready when all was seen and nothing is wrong', () => {
    const { ready, checks: results } = checkInstall(seenOf(allRight), nowMs);

    expect(results.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(ready).toBe(true);
  });

  const required = checks.filter(({ id, need }) => need === 'required' && id !== 'origin');
  it.each(required.map(({ id }) => id))('is not ready without %s', (id) => {
    const seen = seenOf(allRight.filter(({ check }) => check !== id));

    expect(checkInstall(seen, nowMs).ready).toBe(false);
  });

  it('tells what is wrong always from what is wrong now and then, and lets what is mended be', () => {
    const wrong = seenOf([{ check: 'price', fault: 'no-price' }]);
    expect(one(wrong, 'price')).toMatchObject({ status: 'wrong', fault: 'no-price', faultAtMs: nowMs });

    const mixed = new Map([...wrong, ['price', nowMs - MINUTE_MS] as const]);
    expect(one(mixed, 'price')).toMatchObject({ status: 'mixed', lastSeenAtMs: nowMs - MINUTE_MS });

    const mended = new Map([
      ['price!no-price', nowMs - 11 * MINUTE_MS],
      ['price', nowMs],
    ]);
    expect(one(mended, 'price')).toEqual({
      ...{ id: 'price', need: 'required', status: 'ok', lastSeenAtMs: nowMs },
    });
  });

  it('asks no server for a browser', () => {
    const seen = seenOf(allRight.filter(({ check }) => check !== 'origin' && check !== 'anonymous-id'));

    expect(one(seen, 'origin')?.status).toBe('not-needed');
    expect(one(seen, 'anonymous-id')?.status).toBe('not-needed');
    expect(checkInstall(seen, nowMs).ready).toBe(true);
  });
});
