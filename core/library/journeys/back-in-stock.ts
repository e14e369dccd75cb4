import { productBody } from '../../mail/product-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const backInStock: ReadyJourney = {
  id: 'back-in-stock',
  words: {
    en: {
      name: 'Back in stock',
      description: 'What was sold out when somebody looked at it is there again.',
    },
    ru: {
      name: 'Снова в наличии',
      description: 'Товар, которого не было, когда его смотрели, снова в продаже.',
    },
  },
  needs: ['Product Viewed', 'products with stock'],
  journey: {
    id: 'back-in-stock',
    name: 'Back in stock',
    purpose: 'marketing',
    trigger: { event: 'Back In Stock' },
    entry: { key: 'item', reentry: { after: 'P7D' } },
    exit: [{ event: 'Order Completed', match: 'item' }],
    goal: { event: 'Order Completed', within: 'P3D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      {
        id: 'tell',
        kind: 'cascade',
        order: ['push', 'email'],
        rungs: {
          push: { template: 'back-in-stock-push', wait: 'PT2H' },
          email: { template: 'back-in-stock-email', wait: 'P1D' },
        },
      },
    ],
  },
  templates: [
    push('back-in-stock-push', {
      en: {
        subject: 'It is back',
        text: '{{ event.properties.name | default: "What you looked at" }} is there again.',
      },
      ru: {
        subject: 'Снова в наличии',
        text: '{{ event.properties.name | default: "Товар, который вы смотрели," }} снова в продаже.',
      },
    }),
    mail(
      'back-in-stock-email',
      {
        en: {
          subject: 'It is back',
          greeting: `There it is again${name}`,
          lead: 'What was sold out is back. We cannot say for how long.',
          button: 'Have a look',
        },
        ru: {
          subject: 'Снова в наличии',
          greeting: `Снова в продаже${name}`,
          lead: 'Товар вернулся. Надолго ли, сказать не можем.',
          button: 'Посмотреть',
        },
      },
      { body: productBody },
    ),
  ],
};
