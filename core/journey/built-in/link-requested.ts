import type { Journey } from '../journey.ts';

/** An operator was asked for the link to the cart: `channel` in its properties is `email`, `sms` or `push`. */
export const LINK_REQUESTED = 'Link Requested';

export const linkChannels = ['email', 'sms', 'push'] as const;
export type LinkChannel = (typeof linkChannels)[number];

export const linkTemplates: Readonly<Record<LinkChannel, string>> = {
  email: 'cart-email',
  sms: 'cart-sms',
  push: 'cart-push',
};

/**
 * Sends the link to her open cart once more, because she asked for it: transactional, so that neither quiet hours nor
 * marketing consent stand in its way. One journey per channel: asked twice within a minute the link goes once by each. What
 * she orders meanwhile ends it.
 */
const journeyOf = (channel: LinkChannel): Journey => ({
  id: `link-requested-${channel}`,
  name: 'Link to the cart, on request',
  purpose: 'transactional',
  trigger: { event: LINK_REQUESTED, where: { '==': [{ var: 'event.properties.channel' }, channel] } },
  entry: { key: 'person', reentry: { after: 'PT1M' } },
  exit: [{ event: 'Order Completed' }, { event: 'Cart Emptied' }],
  steps: [{ id: 'link', kind: 'send', channel, template: linkTemplates[channel] }],
});

export const linkJourneys: readonly Journey[] = linkChannels.map(journeyOf);
