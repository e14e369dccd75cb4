import { orderBody } from '../../mail/order-body.ts';
import { mail, name, push } from '../make-template.ts';
import type { ReadyJourney } from '../ready-journey.ts';

/** Nothing in it waits, so that the next word on the same order finds nobody inside. */
export const orderStatus: ReadyJourney = {
  id: 'order-status',
  words: {
    en: {
      name: 'Order status',
      description: 'Each time the shop says how an order stands, push and e-mail say it to the customer.',
    },
    ru: {
      name: 'Статус заказа',
      description: 'Каждый раз, когда магазин сообщает статус заказа, клиент узнаёт о нём из push и письма.',
    },
  },
  needs: ['Order Updated with a status'],
  journey: {
    id: 'order-status',
    name: 'Order status',
    purpose: 'transactional',
    trigger: { event: 'Order Updated', where: { '!!': [{ var: 'event.properties.status' }] } },
    entry: { key: 'order', reentry: 'after-exit' },
    steps: [
      { id: 'by-push', kind: 'send', channel: 'push', template: 'order-status-push' },
      { id: 'by-mail', kind: 'send', channel: 'email', template: 'order-status-email' },
    ],
  },
  templates: [
    push('order-status-push', {
      en: { subject: 'Order {{ event.properties.order_id }}', text: 'Status: {{ event.properties.status }}' },
      ru: { subject: 'Заказ {{ event.properties.order_id }}', text: 'Статус: {{ event.properties.status }}' },
    }),
    mail(
      'order-status-email',
      {
        en: {
          subject: 'Order {{ event.properties.order_id }}: {{ event.properties.status }}',
          greeting: `News of your order${name}`,
          lead: 'Order {{ event.properties.order_id }}: {{ event.properties.status }}',
          button: 'See my order',
        },
        ru: {
          subject: 'Заказ {{ event.properties.order_id }}: {{ event.properties.status }}',
          greeting: `Новости о заказе${name}`,
          lead: 'Заказ {{ event.properties.order_id }}: {{ event.properties.status }}',
          button: 'Посмотреть заказ',
        },
      },
      { body: orderBody, transactional: true },
    ),
  ],
};
