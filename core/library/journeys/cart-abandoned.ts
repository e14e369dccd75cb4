import { cartAbandoned as seeded } from '../../seed/journeys.ts';
import { seedTemplates } from '../../seed/templates.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const cartAbandoned: ReadyJourney = {
  id: 'cart-abandoned',
  words: {
    en: {
      name: 'Abandoned cart',
      description:
        'Reminds of what was left in the cart: push and e-mail first, a paid SMS to those who ignored both.',
    },
    ru: {
      name: 'Брошенная корзина',
      description:
        'Напоминает о товарах в корзине: сначала push и письмо, платное SMS — только тем, кто их не заметил.',
    },
  },
  needs: ['Product Added', 'Order Completed'],
  journey: { ...seeded, holdout: PROPOSED_HOLDOUT },
  templates: seedTemplates,
};
