import { describe, expect, it } from '@jest/globals';
import { holds } from '../../../core/condition/holds.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import { ann, DAY, T0 } from '../journey/make.ts';

const grant = {
  id: 'g1',
  offerId: 'ten-off',
  journeyId: 'welcome',
  terms: { percent: 10 },
  grantedAtMs: T0,
  expiresAtMs: T0 + 5 * DAY,
};
const person = ann({
  lastOrder: { atMs: T0, source: 'web' },
  lastSeenAtMs: T0,
  traits: { renewsAt: { value: T0 + 3 * DAY, atMs: T0 } },
  stats: { sources: {}, viewed: {}, counted: { Searched: [T0 / 1000] } },
  offers: { grants: [grant], coupons: [] },
});

describe('the roots of a person whose clock is watched', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['the cart', { '!!': [{ var: 'cart.items' }] }, T0 + 30 * DAY + 1],
    ['the offer', { '!!': [{ var: 'offer.terms' }] }, T0 + 5 * DAY],
    ['days', { '>': [{ var: 'profile.computed.daysSinceLastOrder' }, 9] }, T0 + DAY],
    ['scores', { '>': [{ var: 'profile.computed.rfm.recency' }, 3] }, T0 + 31 * DAY],
    ['counts', { '>': [{ times: ['Searched', 'P7D'] }, 3] }, T0 + 7 * DAY],
    ['a date', { ahead: [{ var: 'profile.renewsAt' }, 'P7D'] }, T0 + 3 * DAY],
  ])('tell every condition that shares them, not only the first: %s', (_what, condition, expected) => {
    const told: number[] = [];
    const roots = rootsOf(
      person,
      { event: '', source: '' },
      { nowMs: T0, changesAt: (atMs) => told.push(atMs) },
    );

    holds(condition, roots);
    holds(condition, roots);

    expect(told).toEqual([expected, expected]);
  });
});
