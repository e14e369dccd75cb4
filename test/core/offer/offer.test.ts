import { describe, expect, it } from '@jest/globals';
import { mostGrants, offerSchema } from '../../../core/offer/offer.ts';

const faultAt = (offer: object): string | undefined =>
  offerSchema.safeParse({ id: 'tea', ...offer }).error?.issues[0]?.path.join('/');

describe('the budget of an offer', () => {
  const budget = { amount: 100, currency: 'EUR' };

  it.each([
    [{ terms: { amount: 3, currency: 'EUR' }, budget }, 33],
    [{ terms: { amount: 0.1, currency: 'EUR' }, budget: { ...budget, amount: 0.3 } }, 3],
    [{ terms: { percent: 10 }, budget: { ...budget, perGrant: 8 } }, 12],
    [{ terms: { percent: 10 }, budget: { ...budget, perGrant: 8 }, max: 5 }, 5],
    [{ terms: { percent: 10 }, budget: { ...budget, perGrant: 200 } }, 0],
    [{ terms: { percent: 10 }, max: 5 }, 5],
    [{ terms: { percent: 10 } }, undefined],
  ])('covers so many grants: %j', (offer, most) => expect(mostGrants(offer)).toBe(most));

  it('has to say what one may cost, where the terms do not', () => {
    expect(faultAt({ terms: { percent: 10 }, budget })).toBe('budget/perGrant');
    expect(faultAt({ terms: { amount: 5, currency: 'USD' }, budget })).toBe('budget/perGrant');
    expect(faultAt({ terms: { amount: 5, currency: 'EUR' }, budget })).toBeUndefined();
  });
});
