import { describe, expect, it } from '@jest/globals';
import { experimentFaults } from '../../../core/analytics/experiment-faults.ts';
import { experimentSettingsSchema } from '../../../core/config/experiment-settings.ts';
import { cartJourney, trialOrder } from './reports/make.ts';

const measure = { kind: 'orders', minimalDifference: 0.01 } as const;
const journeys = [
  { journey: cartJourney(trialOrder, { holdout: 0.05 }), version: 1, status: 'live' as const },
  { journey: cartJourney(undefined, { id: 'plain' }), version: 1, status: 'live' as const },
];
const faultsOf = (...plans: object[]) => {
  const all = plans.map((plan) => ({ measure, plannedPeople: 1_000, ...plan }));
  return experimentFaults(experimentSettingsSchema.parse({ plans: all }), journeys);
};

describe('plans of experiments', () => {
  it('are about a cascade with orders on trial, or a control group', () => {
    const journeyId = 'cart-abandoned';
    expect(faultsOf({ journeyId }, { journeyId, stepId: 'remind', stopAutomatically: true })).toEqual([]);
  });

  it('name what is not there', () => {
    expect(
      faultsOf(
        { journeyId: 'nobody' },
        { journeyId: 'cart-abandoned', stepId: 'idle' },
        { journeyId: 'plain', stepId: 'remind' },
        { journeyId: 'plain' },
        { journeyId: 'cart-abandoned', stopAutomatically: true },
      ),
    ).toEqual([
      { path: '/plans/0/journeyId', message: 'there is no journey nobody' },
      { path: '/plans/1/stepId', message: 'there is no step idle in cart-abandoned' },
      { path: '/plans/2/stepId', message: 'nothing is on trial at remind' },
      { path: '/plans/3/journeyId', message: 'it has no control group: give it a holdout' },
      { path: '/plans/4/stopAutomatically', message: 'a control group is not ended by itself' },
    ]);
  });

  it('are one for each experiment', () => {
    const plan = { journeyId: 'j', measure, plannedPeople: 1_000 };
    expect(experimentSettingsSchema.safeParse({ plans: [plan, plan] }).success).toBe(false);
    expect(experimentSettingsSchema.safeParse({ plans: [plan, { ...plan, stepId: 's' }] }).success).toBe(
      true,
    );
  });
});
