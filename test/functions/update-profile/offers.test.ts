import { describe, expect, it } from '@jest/globals';
import type { Offer } from '../../../core/offer/offer.ts';
import { OFFER_GRANTED, offerSaid } from '../../../core/offer/said-of-offers.ts';
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

  it('with another code uses nothing', async () => {
    const { floor, offers } = await promised();
    await floor.server(ordered({ inMs: 5, properties: { order_id: 'o', coupon: 'SALE' } }));
    expect(offers.all()[0]?.usedAtMs).toBeUndefined();
  });
});
