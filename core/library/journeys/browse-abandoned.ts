import { productBody } from '../../mail/product-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

/** Looked at, not put into the cart, and no cart is open: that one has a journey of its own. */
export const browseAbandoned: ReadyJourney = {
  id: 'browse-abandoned',
  words: {
    en: {
      name: 'Abandoned browse',
      description:
        'Somebody looked at a product and did not put it into the cart: one reminder, free channels only.',
    },
    ru: {
      name: 'Брошенный просмотр',
      description: 'Посмотрели товар и не положили в корзину: одно напоминание, только бесплатные каналы.',
    },
  },
  needs: ['Product Viewed', 'Product Added', 'Order Completed'],
  journey: {
    id: 'browse-abandoned',
    name: 'Abandoned browse',
    purpose: 'marketing',
    trigger: {
      event: 'Product Viewed',
      without: { event: 'Product Added', match: 'item' },
      within: 'PT2H',
    },
    audience: { '!': [{ var: 'cart' }] },
    entry: { key: 'person', reentry: { after: 'P7D' } },
    exit: [{ event: 'Order Completed' }, { event: 'Cart Changed' }],
    goal: { event: 'Order Completed', within: 'P3D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      {
        id: 'remind',
        kind: 'cascade',
        order: ['push', 'email'],
        rungs: {
          push: { template: 'browse-push', wait: 'PT4H' },
          email: { template: 'browse-email', wait: 'P1D' },
        },
      },
    ],
  },
  templates: [
    push('browse-push', {
      en: {
        subject: 'Still thinking about it?',
        text: '{{ event.properties.name | default: "What you looked at" }} is here.',
      },
      ru: {
        subject: 'Всё ещё выбираете?',
        text: '{{ event.properties.name | default: "Товар, который вы смотрели," }} ждёт вас.',
      },
    }),
    mail(
      'browse-email',
      {
        en: {
          subject: 'You looked at this',
          greeting: `Still thinking about it${name}?`,
          lead: 'In case you want to find it again.',
          button: 'Look again',
        },
        ru: {
          subject: 'Вы смотрели этот товар',
          greeting: `Всё ещё выбираете${name}?`,
          lead: 'Чтобы не искать заново.',
          button: 'Посмотреть ещё раз',
        },
      },
      { body: productBody },
    ),
  ],
};
