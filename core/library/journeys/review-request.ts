import { orderBody } from '../../mail/order-body.ts';
import { mail, name } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const reviewRequest: ReadyJourney = {
  id: 'review-request',
  words: {
    en: {
      name: 'Request for a review',
      description:
        'Ten days after an order, once an order; not after a return, and not to who has written one.',
    },
    ru: {
      name: 'Просьба об отзыве',
      description: 'Через десять дней после заказа, один раз; не после возврата и не тем, кто уже написал.',
    },
  },
  needs: ['Order Completed', 'Product Reviewed', 'Order Refunded', 'Order Cancelled'],
  journey: {
    id: 'review-request',
    name: 'Request for a review',
    purpose: 'marketing',
    trigger: { event: 'Order Completed' },
    entry: { key: 'order', reentry: 'never' },
    exit: [
      { event: 'Product Reviewed', match: 'item' },
      { event: 'Order Refunded', match: 'order' },
      { event: 'Order Cancelled', match: 'order' },
    ],
    goal: { event: 'Product Reviewed', within: 'P30D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      { id: 'use-it', kind: 'wait', for: 'P10D', until: { time: '12:00' } },
      { id: 'ask', kind: 'send', channel: 'email', template: 'review-email' },
    ],
  },
  templates: [
    mail(
      'review-email',
      {
        en: {
          subject: 'How is it?',
          greeting: `Two minutes for others${name}?`,
          lead: 'Tell those who are still choosing what you think of your order. Bad words are welcome too.',
          button: 'Write a review',
        },
        ru: {
          subject: 'Как вам покупка?',
          greeting: `Две минуты для других${name}?`,
          lead: 'Расскажите тем, кто ещё выбирает, что вы думаете о заказе. Плохое мнение тоже пригодится.',
          button: 'Написать отзыв',
        },
      },
      { body: orderBody },
    ),
  ],
};
