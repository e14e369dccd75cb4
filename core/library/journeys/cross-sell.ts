import { orderBody } from '../../mail/order-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

/** The return ticket: who bought one way is asked about the way back, and not at all once she has it. */
export const crossSell: ReadyJourney = {
  id: 'cross-sell',
  words: {
    en: {
      name: 'What goes with it',
      description:
        'Two days after an order: what goes with what was bought, such as the return ticket. Name your own products by a condition on the trigger; another order ends it.',
    },
    ru: {
      name: 'Что подойдёт к покупке',
      description:
        'Через два дня после заказа: что подходит к купленному, например обратный билет. Свои товары задайте условием запуска; новый заказ завершает сценарий.',
    },
  },
  needs: ['Order Completed'],
  journey: {
    id: 'cross-sell',
    name: 'What goes with it',
    purpose: 'marketing',
    trigger: { event: 'Order Completed' },
    // Who buys again within two weeks has found what was missing.
    audience: { '<': [{ times: ['Order Completed', 'P14D'] }, 2] },
    entry: { key: 'person', reentry: { after: 'P14D' } },
    exit: [{ event: 'Order Completed' }, { event: 'Order Cancelled', match: 'order' }],
    goal: { event: 'Order Completed', within: 'P14D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      { id: 'settle', kind: 'wait', for: 'P2D', until: { time: '11:00' } },
      {
        id: 'suggest',
        kind: 'cascade',
        order: ['push', 'email'],
        rungs: {
          push: { template: 'cross-sell-push', wait: 'PT6H' },
          email: { template: 'cross-sell-email', wait: 'P2D' },
        },
      },
    ],
  },
  templates: [
    push('cross-sell-push', {
      en: { subject: 'And the way back?', text: 'Have a look at what goes with your order.' },
      ru: { subject: 'А обратно?', text: 'Посмотрите, что подойдёт к вашему заказу.' },
    }),
    mail(
      'cross-sell-email',
      {
        en: {
          subject: 'What goes with your order',
          greeting: `Is anything missing${name}?`,
          lead: 'You have ordered this. We have put together what goes with it.',
          button: 'See what goes with it',
        },
        ru: {
          subject: 'Что подойдёт к вашему заказу',
          greeting: `Ничего не забыли${name}?`,
          lead: 'Вы заказали это. Мы подобрали, что к нему подойдёт.',
          button: 'Посмотреть',
        },
      },
      { body: orderBody },
    ),
  ],
};
