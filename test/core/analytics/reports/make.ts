import type { Journey } from '../../../../core/journey/journey.ts';

const rungs = () => ({
  push: { template: 'p', wait: 'PT2H' },
  email: { template: 'e', wait: 'P1D' },
  sms: { template: 's', wait: 'P1D', price: 'paid' },
});

/** A cart's journey whose cascade has this order. */
export const cartJourney = (order: object = ['email', 'sms'], more: Partial<Journey> = {}): Journey =>
  ({
    id: 'cart-abandoned',
    trigger: { event: 'Cart Changed' },
    goal: { event: 'Order Completed', within: 'P3D' },
    steps: [{ id: 'remind', kind: 'cascade', order, rungs: rungs() }],
    ...more,
  }) as Journey;

/** Free channels first against the paid one first. */
export const trialOrder = {
  experiment: [
    { share: 0.5, order: ['email', 'sms'] },
    { share: 0.5, order: ['sms', 'email'] },
  ],
};
