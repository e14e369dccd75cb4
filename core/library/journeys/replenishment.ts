import { orderBody } from '../../mail/order-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const replenishment: ReadyJourney = {
  id: 'replenishment',
  words: {
    en: {
      name: 'Running out',
      description:
        'Four weeks after an order of what is used up; who has bought it again is not reminded. Name your products by a condition on the trigger, and set the wait to how long they last.',
    },
    ru: {
      name: 'Пора пополнить',
      description:
        'Через четыре недели после заказа того, что заканчивается; купившим снова не напоминает. Товары задайте условием запуска, срок — шагом ожидания.',
    },
  },
  needs: ['Order Completed'],
  journey: {
    id: 'replenishment',
    name: 'Running out',
    purpose: 'marketing',
    trigger: { event: 'Order Completed' },
    entry: { key: 'order', reentry: 'never' },
    exit: [
      { event: 'Order Completed', match: 'item' },
      { event: 'Order Cancelled', match: 'order' },
    ],
    goal: { event: 'Order Completed', within: 'P42D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      { id: 'lasts', kind: 'wait', for: 'P28D', until: { time: '11:00' } },
      {
        id: 'remind',
        kind: 'cascade',
        order: ['push', 'email'],
        rungs: {
          push: { template: 'replenish-push', wait: 'P1D' },
          email: { template: 'replenish-email', wait: 'P3D' },
        },
      },
    ],
  },
  templates: [
    push('replenish-push', {
      en: { subject: 'Running out?', text: 'It may be time to order again.' },
      ru: { subject: 'Заканчивается?', text: 'Возможно, пора заказать снова.' },
    }),
    mail(
      'replenish-email',
      {
        en: {
          subject: 'Is it running out?',
          greeting: `Time to order again${name}?`,
          lead: 'A month ago you bought this.',
          button: 'Order again',
        },
        ru: {
          subject: 'Заканчивается?',
          greeting: `Пора заказать снова${name}?`,
          lead: 'Месяц назад вы купили это.',
          button: 'Заказать снова',
        },
      },
      { body: orderBody },
    ),
  ],
};
