import { describe, expect, it } from '@jest/globals';
import { usedAtMsOf } from '../../../core/offer/held-offers.ts';
import type { Offer } from '../../../core/offer/offer.ts';
import { OFFER_GRANTED, offerRedeemed, offerSaid } from '../../../core/offer/said-of-offers.ts';
import { shopEvent, startMs } from '../../support/events.ts';
import { fakeOffers } from '../../support/fakes/offers.ts';
import { shopFloor } from './shop-floor.ts';

const tea: Offer = { id: 'tea', terms: { percent: 10 }, code: { generated: {} } };

const ordered = (more: object) => shopEvent({ event: 'Order Completed', userId: 'u1', ...more });

/** Somebody who was promised something an hour ago. */
const promised = async () => {
  const offers = fakeOffers();
  const floor = shopFloor({ offers }, { offers: { tea } });
  await floor.server(shopEvent({ event: 'Signed Up', userId: 'u1' }));
  const [id = ''] = floor.people().map((one) => one.id);
  const ask = {
    offer: tea,
    profileIds: [id],
    journeyId: 'cart',
    enrollmentId: 'e',
    stepId: 's',
    nowMs: startMs,
  };
  const granted = await offers.grant(ask);
  if (granted.kind === 'none') throw new Error();
  await floor.deliver(offerSaid(OFFER_GRANTED, id, granted.grant, startMs));
  return { floor, offers, grant: granted.grant };
};

describe('an order with a coupon that was promised', () => {
  it('is the use of the promise, at the time of the order', async () => {
    const { floor, offers, grant } = await promised();
    await floor.server(ordered({ inMs: 5, properties: { order_id: 'o', coupon: grant.code } }));
    expect(offers.all()).toMatchObject([{ code: grant.code, usedAtMs: startMs + 5 }]);
  });

  it('may name it on a line, and a coupon in the cart is a use as well', async () => {
    const onLine = await promised();
    const products = [{ product_id: 'p1', coupon: onLine.grant.code }];
    await onLine.floor.server(ordered({ inMs: 5, properties: { order_id: 'o', products } }));
    expect(onLine.offers.all()[0]?.usedAtMs).toBe(startMs + 5);

    const inCart = await promised();
    const properties = { coupon: inCart.grant.code?.toLowerCase() };
    await inCart.floor.server(ordered({ event: 'Coupon Applied', inMs: 7, properties }));
    expect(inCart.offers.all()[0]?.usedAtMs).toBe(startMs + 7);
  });

  it('is told of a promise that the till redeemed: nothing is used twice', async () => {
    const { floor, offers, grant } = await promised();
    const [stored] = offers.all();
    if (!stored) throw new Error();
    const by = { orderId: 'o', atMs: startMs + 3 };
    await offers.redeem(stored, by);
    await floor.deliver(offerRedeemed(stored.profileId, grant, by));
    await floor.server(ordered({ inMs: 5, properties: { order_id: 'o', coupon: grant.code } }));
    expect(offers.all()).toMatchObject([{ usedAtMs: startMs + 3, redeemed: by }]);
    expect(usedAtMsOf(floor.people()[0]?.offers, grant)).toBe(startMs + 3);
  });

  it('with another code uses nothing', async () => {
    const { floor, offers } = await promised();
    await floor.server(ordered({ inMs: 5, properties: { order_id: 'o', coupon: 'SALE' } }));
    expect(offers.all()[0]?.usedAtMs).toBeUndefined();
  });
});
