import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { HeldOffers } from '../../../core/offer/grant.ts';
import { usedAtMsOf } from '../../../core/offer/held-offers.ts';
import type { StoredGrant } from '../../../core/offer/offers.ts';
import { toRedeem, type Wanted } from '../../../core/offer/redeem.ts';
import { OFFER_GRANTED, offerRedeemed, offerSaid, saidOfOffers } from '../../../core/offer/said-of-offers.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const grant = (changes: Partial<StoredGrant> = {}): StoredGrant => ({
  id: 'g1',
  offerId: 'tea',
  journeyId: 'cart',
  terms: { percent: 10 },
  code: 'TEA-1',
  grantedAtMs: T0,
  expiresAtMs: T0 + 7 * DAY_MS,
  profileId: 'ann',
  enrollmentId: 'e',
  stepId: 's',
  ...changes,
});
const choose = (
  all: StoredGrant[],
  wanted: Partial<Wanted>,
  { nowMs = T0 + HOUR_MS, offers }: { nowMs?: number; offers?: HeldOffers } = {},
) => {
  const choice = toRedeem({ all, offers, nowMs }, { orderId: 'o1', ...wanted });
  return choice.kind === 'found' ? choice.grant.id : choice.kind;
};
const holding = (mark: object): { offers: HeldOffers } => ({
  offers: { grants: [grant()], coupons: [{ code: 'TEA-1', ...mark }] },
});

describe('what is to be redeemed', () => {
  it('is the code that she shows, in any case, or the latest open promise of the offer', () => {
    const two = [grant(), grant({ id: 'g2', code: 'TEA-2', grantedAtMs: T0 + 1 })];
    expect(choose(two, { code: ' tea-1 ' })).toBe('g1');
    expect(choose(two, { offer: 'tea' })).toBe('g2');
    expect(choose([grant({ code: undefined } as never)], { offer: 'tea' })).toBe('g1');
  });

  it('is what this order has already, even when it is over and another one is open', () => {
    const redeemed = { orderId: 'o1', atMs: T0 + 5 };
    const two = [
      grant({ redeemed, usedAtMs: T0 + 5 }),
      grant({ id: 'g2', code: 'TEA-2', grantedAtMs: T0 + 9 }),
    ];
    expect(choose(two, { offer: 'tea' })).toBe('g1');
    expect(choose(two, { offer: 'tea', orderId: 'o2' })).toBe('g2');
    expect(choose(two, { code: 'TEA-1' }, { nowMs: T0 + 90 * DAY_MS })).toBe('g1');
  });

  it('is refused when it is not hers, went back, is over, or was used', () => {
    expect(choose([grant()], { code: 'TEA-9' })).toBe('unknown');
    expect(choose([grant({ returned: true })], { code: 'TEA-1' })).toBe('unknown');
    expect(choose([grant()], { code: 'TEA-1' }, { nowMs: T0 + 7 * DAY_MS })).toBe('expired');
    const redeemed = { orderId: 'o0', atMs: T0 + 5 };
    expect(choose([grant({ redeemed, usedAtMs: T0 + 5 })], { code: 'TEA-1' })).toBe('used');
    expect(choose([grant({ usedAtMs: T0 + 5 })], { code: 'TEA-1' })).toBe('used');
  });

  it('was used by a coupon in the cart, until it is taken out, and by an order for good', () => {
    const used = [grant({ usedAtMs: T0 + 5 })];
    expect(choose([grant()], { code: 'TEA-1' }, holding({ appliedAtMs: T0 + 5 }))).toBe('used');
    expect(choose(used, { code: 'TEA-1' }, holding({ appliedAtMs: T0 + 5, removedAtMs: T0 + 6 }))).toBe('g1');
    expect(choose(used, { code: 'TEA-1' }, holding({ orderedAtMs: T0 + 5, removedAtMs: T0 + 6 }))).toBe(
      'used',
    );
  });

  it('is not another redemption by the same key', () => {
    const redeemed = { orderId: 'o1', atMs: T0 + 5, key: 'k' };
    const two = [grant({ redeemed }), grant({ id: 'g2', code: 'TEA-2' })];
    expect(choose(two, { code: 'TEA-1', key: 'k' })).toBe('g1');
    expect(choose(two, { code: 'TEA-1', key: 'another' })).toBe('g1');
    expect(choose(two, { code: 'TEA-1', orderId: 'o2', key: 'k' })).toBe('other-key');
    expect(choose(two, { code: 'TEA-2', key: 'k' })).toBe('other-key');
  });
});

describe('what was redeemed', () => {
  const rules = { ...defaultRules, withCoupons: true };
  const { code: _code, ...bare } = grant();
  const told = (one: typeof bare) => [
    ...offerSaid(OFFER_GRANTED, 'ann', one, T0).events,
    ...offerRedeemed('ann', one, { orderId: 'o1', atMs: T0 + 5 }).events,
  ];

  it.each([
    ['with a code', grant()],
    ['without one', bare],
  ])('is told as a coupon that was applied, and used for good: %s', (_, one) => {
    const removed = { ...{ type: 'track' as const, event: 'Coupon Removed', messageId: 'r' }, source: 'web' };
    const said = [...told(one), { ...removed, atMs: T0 + 9, properties: { coupon: 'TEA-1' } }];
    const profile = said.reduce(
      (all, event) => applyEvent(all, event, undefined, rules),
      emptyProfile('ann', T0 - DAY_MS),
    );
    expect(usedAtMsOf(profile.offers, one)).toBe(T0 + 5);
  });

  it('cannot be said by a shop', () => {
    const [, own] = told(bare);
    if (!own) throw new Error();
    const { profileId: _, ...foreign } = own;
    expect(saidOfOffers(foreign, true)?.coupons ?? []).toEqual([]);
    expect(saidOfOffers({ ...own, source: 'web' }, true)?.coupons ?? []).toEqual([]);
  });
});
