import { orderBody } from '../../mail/order-body.ts';
import { mail, name, push, sms } from '../make-template.ts';
import type { ReadyJourney } from '../ready-journey.ts';

/** About her order, so that no consent is asked; a paid SMS only for who did not see the push. */
export const pickUp: ReadyJourney = {
  id: 'pick-up',
  words: {
    en: {
      name: 'Ready for pick-up',
      description:
        'The order waits in the shop: push and e-mail at once, SMS if nobody came within three hours, a reminder after two days.',
    },
    ru: {
      name: 'Готов к выдаче',
      description:
        'Заказ ждёт в магазине: сразу push и письмо, SMS, если за три часа никто не пришёл, напоминание через два дня.',
    },
  },
  needs: ['Order Ready For Pickup', 'Order Picked Up'],
  journey: {
    id: 'pick-up',
    name: 'Ready for pick-up',
    purpose: 'transactional',
    trigger: { event: 'Order Ready For Pickup' },
    entry: { key: 'order', reentry: 'never' },
    exit: [
      { event: 'Order Picked Up', match: 'order' },
      { event: 'Order Cancelled', match: 'order' },
    ],
    goal: { event: 'Order Picked Up', within: 'P7D' },
    steps: [
      { id: 'by-push', kind: 'send', channel: 'push', template: 'pick-up-push' },
      { id: 'by-mail', kind: 'send', channel: 'email', template: 'pick-up-email' },
      { id: 'three-hours', kind: 'wait', for: 'PT3H' },
      { id: 'by-sms', kind: 'send', channel: 'sms', template: 'pick-up-sms' },
      { id: 'two-days', kind: 'wait', for: 'P2D', until: { time: '11:00' } },
      { id: 'remind', kind: 'send', channel: 'email', template: 'pick-up-email' },
    ],
  },
  templates: [
    push('pick-up-push', {
      en: { subject: 'Your order is ready', text: 'Order {{ event.properties.order_id }} waits for you.' },
      ru: { subject: 'Заказ готов', text: 'Заказ {{ event.properties.order_id }} ждёт вас.' },
    }),
    mail(
      'pick-up-email',
      {
        en: {
          subject: 'Order {{ event.properties.order_id }} is ready for pick-up',
          greeting: `Your order is ready${name}`,
          lead: 'Order {{ event.properties.order_id }} waits for you{% if event.properties.place %}: {{ event.properties.place }}{% endif %}.',
          button: 'See my order',
        },
        ru: {
          subject: 'Заказ {{ event.properties.order_id }} готов к выдаче',
          greeting: `Заказ готов${name}`,
          lead: 'Заказ {{ event.properties.order_id }} ждёт вас{% if event.properties.place %}: {{ event.properties.place }}{% endif %}.',
          button: 'Посмотреть заказ',
        },
      },
      { body: orderBody, transactional: true },
    ),
    sms('pick-up-sms', {
      en: 'order {{ event.properties.order_id }} is ready for pick-up.',
      ru: 'заказ {{ event.properties.order_id }} готов',
    }),
  ],
};
