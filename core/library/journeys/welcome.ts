import { noBody } from '../../mail/order-body.ts';
import { mail, name } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const welcome: ReadyJourney = {
  id: 'welcome',
  words: {
    en: {
      name: 'Welcome',
      description:
        'A mail at once after signing up; three days later a second one for those who have not ordered yet.',
    },
    ru: {
      name: 'Добро пожаловать',
      description: 'Письмо сразу после регистрации; через три дня второе — тем, кто ещё ничего не заказал.',
    },
  },
  needs: ['Signed Up', 'Order Completed'],
  journey: {
    id: 'welcome',
    name: 'Welcome',
    purpose: 'marketing',
    trigger: { event: 'Signed Up' },
    entry: { key: 'person', reentry: 'never' },
    goal: { event: 'Order Completed', within: 'P14D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      { id: 'hello', kind: 'send', channel: 'email', template: 'welcome-email' },
      { id: 'pause', kind: 'wait', for: 'P3D', until: { time: '10:00' } },
      {
        id: 'has-ordered',
        kind: 'branch',
        if: { '>': [{ var: 'profile.counters.orders' }, 0] },
        // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
        then: [{ id: 'done', kind: 'exit', reason: 'ordered' }],
      },
      { id: 'first-steps', kind: 'send', channel: 'email', template: 'welcome-second-email' },
    ],
  },
  templates: [
    mail(
      'welcome-email',
      {
        en: {
          subject: 'Welcome to {{ shop.name }}',
          greeting: `Good to have you here${name}`,
          lead: 'You will hear from us when there is something worth it, and you decide by which way: each mail has a link to change that.',
          button: 'To the shop',
        },
        ru: {
          subject: 'Добро пожаловать в {{ shop.name }}',
          greeting: `Рады знакомству${name}`,
          lead: 'Будем писать, только когда есть что сказать. Способ связи выбираете вы: ссылка есть в каждом письме.',
          button: 'В магазин',
        },
      },
      { body: noBody },
    ),
    mail(
      'welcome-second-email',
      {
        en: {
          subject: 'Anything we can help with?',
          greeting: `Have you found what you were looking for${name}?`,
          lead: 'If not, reply to this mail: a person will answer.',
          button: 'To the shop',
        },
        ru: {
          subject: 'Можем чем-то помочь?',
          greeting: `Нашли, что искали${name}?`,
          lead: 'Если нет, ответьте на это письмо: вам напишет человек.',
          button: 'В магазин',
        },
      },
      { body: noBody },
    ),
  ],
};
