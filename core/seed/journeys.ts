import type { Journey } from '../journey/journey.ts';

/** An abandoned cart is reminded: free channels first, the paid SMS for those who ignored them. */
export const cartAbandoned: Journey = {
  id: 'cart-abandoned',
  name: 'Abandoned cart',
  purpose: 'marketing',
  trigger: { event: 'Cart Changed' },
  entry: { key: 'cart', reentry: { after: 'P3D' } },
  exit: [{ event: 'Order Completed' }, { event: 'Cart Emptied' }],
  goal: { event: 'Order Completed', within: 'P3D' },
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H', from: 'lastActivity' },
    {
      id: 'remind',
      kind: 'cascade',
      order: ['push', 'email', 'sms'],
      rungs: {
        push: { template: 'cart-push', wait: 'PT2H' },
        email: { template: 'cart-email', wait: 'P1D' },
        sms: { template: 'cart-sms', wait: 'P1D' },
      },
    },
  ],
};

/** What a fresh start does. */
export const seedJourneys: Journey[] = [cartAbandoned];
