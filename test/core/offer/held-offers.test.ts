import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { holds } from '../../../core/condition/holds.ts';
import { nextChange } from '../../../core/condition/next-change.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import type { Grant } from '../../../core/offer/grant.ts';
import { offerViews } from '../../../core/offer/offer-view.ts';
import { OFFER_GRANTED, OFFER_RETURNED, offerSaid } from '../../../core/offer/said-of-offers.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { mergeProfiles } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const rules = { ...defaultRules, withCoupons: true };
const grant = (changes: Partial<Grant> = {}): Grant => ({
  id: 'g1',
  offerId: 'tea',
  journeyId: 'cart',
  name: 'Tea',
  terms: { percent: 10 },
  code: 'TEA-1',
  grantedAtMs: T0,
  expiresAtMs: T0 + 7 * DAY_MS,
  ...changes,
});
const said = (event: typeof OFFER_GRANTED | typeof OFFER_RETURNED, one = grant(), atMs = one.grantedAtMs) => {
  const [first] = offerSaid(event, 'ann', one, atMs).events;
  if (!first) throw new Error();
  return first;
};
let messages = 0;
const does = (event: string, atMs: number, properties: Record<string, unknown>): ShopEvent => ({
  type: 'track',
  event,
  messageId: `m${++messages}`,
  atMs,
  source: 'web',
  properties,
});
const having = (...events: ShopEvent[]): Profile =>
  events.reduce(
    (profile, event) => applyEvent(profile, event, undefined, rules),
    emptyProfile('ann', T0 - DAY_MS),
  );
const shown = (profile: Profile, nowMs = T0 + HOUR_MS) => offerViews({ held: profile.offers, nowMs });

describe('what was promised to somebody', () => {
  it('is shown with its code while it is open', () => {
    expect(shown(having(said(OFFER_GRANTED)))).toEqual([
      {
        id: 'tea',
        name: 'Tea',
        terms: { percent: 10 },
        status: 'open',
        code: 'TEA-1',
        grantedAt: '2026-03-02T09:00:00.000Z',
        expiresAt: '2026-03-09T09:00:00.000Z',
        journeyId: 'cart',
      },
    ]);
    const [over] = shown(having(said(OFFER_GRANTED)), T0 + 7 * DAY_MS);
    expect([over?.status, over?.code]).toEqual(['expired', undefined]);
  });

  it.each([
    ['an order with the coupon', does('Order Completed', T0 + 5, { order_id: 'o', coupon: ' tea-1 ' })],
    ['an order with it on a line', does('Order Completed', T0 + 5, { products: [{ coupon: 'TEA-1' }] })],
    ['an order with several', does('Order Completed', T0 + 5, { coupon: ['X', 'TEA-1'] })],
    ['a coupon applied', does('Coupon Applied', T0 + 5, { coupon_name: 'Tea-1' })],
    ['a coupon applied by its id', does('Coupon Applied', T0 + 5, { coupon_id: 'TEA-1' })],
  ])('is used by %s, whichever is told first', (_, event) => {
    for (const profile of [having(said(OFFER_GRANTED), event), having(event, said(OFFER_GRANTED))])
      expect(shown(profile)).toMatchObject([{ status: 'used', usedAt: new Date(T0 + 5).toISOString() }]);
  });

  it('is open again when the coupon was taken out of the cart, and not when it was ordered with', () => {
    const [put, out] = [
      does('Coupon Applied', T0 + 5, { coupon: 'TEA-1' }),
      does('Coupon Removed', T0 + 9, { coupon: 'TEA-1' }),
    ];
    expect(shown(having(said(OFFER_GRANTED), out, put))).toMatchObject([{ status: 'open' }]);
    const order = does('Order Completed', T0 + 7, { coupon: 'TEA-1' });
    expect(shown(having(said(OFFER_GRANTED), out, order, put))).toMatchObject([{ status: 'used' }]);
  });

  it('is not used by what was done before it was promised, nor by another code', () => {
    const earlier = does('Order Completed', T0 - 5, { coupon: 'TEA-1' });
    const other = does('Order Completed', T0 + 5, { coupon: 'TEA-2' });
    expect(shown(having(earlier, said(OFFER_GRANTED), other))).toMatchObject([{ status: 'open' }]);
  });

  it('is hers no longer once it was taken back, whichever is told first', () => {
    const back = said(OFFER_RETURNED, grant(), T0 + 5);
    expect(shown(having(said(OFFER_GRANTED), back))).toEqual([]);
    expect(shown(having(back, said(OFFER_GRANTED)))).toEqual([]);
  });

  it('cannot be said by a shop, whatever it names its events', () => {
    const forged = does(OFFER_GRANTED, T0, { grant: grant() });
    expect(having(forged, { ...forged, messageId: 'x', source: 'journey' }).offers).toBeUndefined();
  });

  it('costs nothing where the shop has no offers', () => {
    const order = does('Order Completed', T0 + 5, { coupon: 'SALE' });
    expect(applyEvent(emptyProfile('ann', T0), order).offers).toBeUndefined();
  });

  it('is the same in whatever order it is told, over whatever profiles', () => {
    const events = [
      said(OFFER_GRANTED),
      said(OFFER_GRANTED, grant({ id: 'g2', code: 'TEA-2', grantedAtMs: T0 + 3 })),
      said(OFFER_RETURNED, grant({ id: 'g2', code: 'TEA-2', grantedAtMs: T0 + 3 }), T0 + 20),
      does('Coupon Applied', T0 + 4, { coupon: 'TEA-1' }),
      does('Coupon Removed', T0 + 6, { coupon: 'TEA-1' }),
      does('Coupon Applied', T0 + 8, { coupon: 'TEA-1' }),
      does('Order Completed', T0 + 9, { order_id: 'o', coupon: 'TEA-1' }),
    ];
    const whole = having(...events).offers;
    const order = fc.shuffledSubarray(events, { minLength: events.length });
    void fc.assert(
      fc.property(order, fc.integer({ min: 0, max: events.length }), (shuffled, cut) => {
        expect(having(...shuffled).offers).toEqual(whole);
        const one = { ...having(...shuffled.slice(0, cut)), id: 'one' };
        const joined = mergeProfiles(one, having(...shuffled.slice(cut)), rules);
        expect(joined.offers).toEqual(whole);
      }),
    );
  });

  it('is bounded', () => {
    const many = Array.from({ length: 50 }, (_, at) =>
      said(OFFER_GRANTED, grant({ id: `g${at}`, grantedAtMs: T0 + at })),
    );
    const orders = many.map((_, at) => does('Order Completed', T0 + at, { coupon: `CODE-${at}` }));
    const { offers } = having(...many, ...orders);
    expect([offers?.grants.length, offers?.coupons.length]).toEqual([20, 20]);
    expect(offers?.grants[0]?.id).toBe('g49');
  });

  it('is stored and read back as it was', () => {
    const profile = having(said(OFFER_GRANTED), does('Order Completed', T0 + 9, { coupon: 'TEA-1' }));
    expect(decodeProfile('ann', encodeProfile(profile)).offers).toEqual(profile.offers);
  });
});

describe('an offer in conditions', () => {
  const event = { event: 'x', source: 'web' };
  const asked = (condition: Record<string, unknown>, profile: Profile, nowMs = T0 + HOUR_MS, own?: Grant) =>
    holds(condition, rootsOf(profile, event, { nowMs, offer: own }));

  it('is what this journey promised, else the latest open one', () => {
    const profile = having(
      said(OFFER_GRANTED),
      said(OFFER_GRANTED, grant({ id: 'g2', offerId: 'old', expiresAtMs: T0 })),
    );
    expect(asked({ '==': [{ var: 'offer.id' }, 'tea'] }, profile)).toBe(true);
    expect(asked({ '==': [{ var: 'offer.code' }, 'OWN'] }, profile, T0, grant({ code: 'OWN' }))).toBe(true);
    expect(asked({ '!': { var: 'offer.code' } }, profile, T0 + 8 * DAY_MS)).toBe(true);
    expect(
      asked({ some: [{ var: 'profile.offers' }, { '==': [{ var: 'status' }, 'expired'] }] }, profile),
    ).toBe(true);
  });

  it('is not promised any more when it went back, although the journey still holds it', () => {
    const profile = having(said(OFFER_GRANTED), said(OFFER_RETURNED, grant(), T0 + 5));
    expect(asked({ '!': { var: 'offer.code' } }, profile, T0 + HOUR_MS, grant())).toBe(true);
  });

  it('says when the clock alone ends it', () => {
    const profile = having(said(OFFER_GRANTED));
    const open = { '!!': { var: 'offer.code' } };
    expect(nextChange(open, (watched) => rootsOf(profile, event, watched), T0)).toBe(T0 + 7 * DAY_MS);
  });
});
