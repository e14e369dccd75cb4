import { describe, expect, it } from '@jest/globals';
import { freshPlan, planOf, typedOf, withPlan } from '../../../console/pages/experiments/plan.ts';
import {
  experimentSettingsSchema,
  type PlannedExperiment,
} from '../../../core/config/experiment-settings.ts';

const of = { journeyId: 'cart', stepId: 'remind' };
const typed = { ...freshPlan, plannedPeople: 10_400, difference: 2.4 };

const planned = (value: typeof typed): PlannedExperiment => {
  const plan = planOf(of, value);
  if (!plan) throw new Error('Something is missing');
  return plan;
};

describe('a plan that is typed', () => {
  it('becomes one that the API takes, and comes back as it was typed', () => {
    const plan = planned(typed);

    expect(experimentSettingsSchema.parse({ plans: [plan] }).plans).toEqual([plan]);
    expect(plan).toMatchObject({
      measure: { minimalDifference: 0.024 },
      mostMoreUnsubscribed: 0.005,
      confidence: 0.95,
    });
    expect(typedOf(plan)).toEqual(typed);
  });

  it.each([
    ['EUR', 50],
    ['JPY', 1],
  ])('has money in the smallest unit of %s', (currency, minimalDifferenceMinor) => {
    const money = {
      ...typed,
      measure: 'revenue' as const,
      currency,
      difference: currency === 'EUR' ? 0.5 : 1,
    };

    expect(planned(money).measure).toEqual({ kind: 'revenue', currency, minimalDifferenceMinor });
    expect(typedOf(planned(money)).difference).toBe(money.difference);
  });

  it('is none while something is missing', () => {
    expect(planOf(of, freshPlan)).toBeUndefined();
    expect(planOf(of, { ...typed, difference: 0 })).toBeUndefined();
    expect(planOf(of, { ...typed, measure: 'revenue', currency: 'EU' })).toBeUndefined();
  });

  it('never ends a control group by itself', () => {
    expect(planOf({ journeyId: 'cart' }, { ...typed, stopAutomatically: true })?.stopAutomatically).toBe(
      false,
    );
  });

  it('takes the place of the one before and leaves all others', () => {
    const [mine, other] = [planned(typed), { ...planned(typed), journeyId: 'other' }];
    const settings = { globalControl: 0.02, plans: [mine, other] };
    const changed = { ...mine, plannedPeople: 500 };

    expect(withPlan(settings, of, changed)).toEqual({ globalControl: 0.02, plans: [other, changed] });
    expect(withPlan(settings, of, undefined)).toEqual({ globalControl: 0.02, plans: [other] });
  });
});
