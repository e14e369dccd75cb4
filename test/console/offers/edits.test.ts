import { describe, expect, it } from '@jest/globals';
import {
  endWay,
  instantOf,
  localInput,
  withCodeWay,
  withEndWay,
  withField,
  withTerm,
} from '../../../console/pages/offers/offer/edits.ts';
import { type Offer, offerSchema } from '../../../core/offer/offer.ts';

const offer: Offer = { id: 'tea', terms: { percent: 10 }, code: { generated: { prefix: 'TEA-' } } };
const NOW_MS = Date.UTC(2026, 2, 2, 9);
const isValid = (one: Offer): boolean => offerSchema.safeParse(one).success;

describe('an offer being edited', () => {
  it('has a currency as long as it has an amount, and no longer', () => {
    const money = withTerm(offer, 'amount', 5);

    expect(money.terms).toEqual({ percent: 10, amount: 5, currency: 'EUR' });
    expect(withTerm(money, 'currency', 'GBP').terms).toEqual({ percent: 10, amount: 5, currency: 'GBP' });
    expect(withTerm(money, 'amount', undefined).terms).toEqual({ percent: 10 });
    expect(isValid(money)).toBe(true);
  });

  it('keeps the amount’s currency while other terms change', () => {
    const pounds: Offer = { ...offer, terms: { amount: 5, currency: 'GBP' } };

    expect(withTerm(pounds, 'freeShipping', true).terms).toEqual({
      amount: 5,
      currency: 'GBP',
      freeShipping: true,
    });
  });

  it('takes its codes from elsewhere, and keeps its own ones where nothing changes', () => {
    expect(withCodeWay(offer, 'pool').code).toEqual({ pool: true });
    expect(withCodeWay(offer, 'none')).not.toHaveProperty('code');
    expect(withCodeWay(offer, 'generated')).toBe(offer);
  });

  it('ends never, after a time or at a moment', () => {
    const after = withEndWay(offer, 'after', NOW_MS);
    const at = withEndWay(after, 'at', NOW_MS);

    expect([endWay(offer), endWay(after), endWay(at)]).toEqual(['never', 'after', 'at']);
    expect(at.expires).toBe('2026-04-01T09:00:00.000Z');
    expect([isValid(after), isValid(at)]).toEqual([true, true]);
    expect(withEndWay(at, 'never', NOW_MS)).toEqual(offer);
  });

  it('loses a field that is emptied', () => {
    expect(withField({ ...offer, max: 3 }, 'max', undefined)).toEqual(offer);
  });

  it('reads back the moment that it shows', () => {
    expect(instantOf(localInput('2026-04-01T09:30:00.000Z'))).toBe('2026-04-01T09:30:00.000Z');
    expect(instantOf('2026-04-')).toBeUndefined();
  });
});
