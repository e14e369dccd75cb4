import { productBody } from '../../mail/product-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const priceDrop: ReadyJourney = {
  id: 'price-drop',
  words: {
    en: {
      name: 'Price drop',
      description: 'What somebody looked at or put into the cart within 30 days costs less now.',
    },
    ru: {
      name: 'Снижение цены',
      description: 'Товар, который смотрели или клали в корзину за последние 30 дней, стал дешевле.',
    },
  },
  needs: ['Product Viewed', 'products with prices'],
  journey: {
    id: 'price-drop',
    name: 'Price drop',
    purpose: 'marketing',
    trigger: { event: 'Price Dropped' },
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
          push: { template: 'price-drop-push', wait: 'PT2H' },
          email: { template: 'price-drop-email', wait: 'P1D' },
        },
      },
    ],
  },
  templates: [
    push('price-drop-push', {
      en: {
        subject: 'The price has dropped',
        text: '{{ event.properties.name | default: "What you looked at" }} costs less now.',
      },
      ru: {
        subject: 'Цена снизилась',
        text: '{{ event.properties.name | default: "Товар, который вы смотрели," }} стал дешевле.',
      },
    }),
    mail(
      'price-drop-email',
      {
        en: {
          subject: 'It costs less now',
          greeting: `Good news${name}`,
          lead: 'What you looked at costs less now.',
          button: 'Have a look',
        },
        ru: {
          subject: 'Теперь дешевле',
          greeting: `Хорошая новость${name}`,
          lead: 'Товар, который вы смотрели, стал дешевле.',
          button: 'Посмотреть',
        },
      },
      { body: productBody },
    ),
  ],
};
