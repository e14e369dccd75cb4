import { noBody } from '../../mail/order-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const winBack: ReadyJourney = {
  id: 'win-back',
  words: {
    en: {
      name: 'Win back',
      description:
        'Ninety days after the latest order, by the clock alone; a second word two weeks later, then silence.',
    },
    ru: {
      name: 'Возвращение',
      description:
        'Через девяносто дней после последнего заказа, по часам; второе письмо через две недели, затем тишина.',
    },
  },
  needs: ['Order Completed'],
  journey: {
    id: 'win-back',
    name: 'Win back',
    purpose: 'marketing',
    trigger: { date: 'profile.computed.lastOrderAt', offset: 'P90D', at: '11:00' },
    entry: { key: 'person', reentry: { after: 'P90D' } },
    exit: [{ event: 'Order Completed' }],
    goal: { event: 'Order Completed', within: 'P30D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      {
        id: 'first-word',
        kind: 'cascade',
        order: ['email', 'push'],
        rungs: {
          email: { template: 'win-back-email', wait: 'P3D' },
          push: { template: 'win-back-push', wait: 'P3D' },
        },
      },
      { id: 'two-weeks', kind: 'wait', for: 'P14D', until: { time: '11:00' } },
      { id: 'last-word', kind: 'send', channel: 'email', template: 'win-back-last-email' },
    ],
  },
  templates: [
    push('win-back-push', {
      en: { subject: 'It has been a while', text: 'Have a look at what is new.' },
      ru: { subject: 'Давно не виделись', text: 'Загляните, появилось новое.' },
    }),
    mail(
      'win-back-email',
      {
        en: {
          subject: 'It has been a while',
          greeting: `We have not seen you for a while${name}`,
          lead: 'Much is new since then. Have a look when you like.',
          button: 'See what is new',
        },
        ru: {
          subject: 'Давно не виделись',
          greeting: `Давно вас не было${name}`,
          lead: 'За это время появилось много нового. Загляните, когда будет удобно.',
          button: 'Посмотреть новое',
        },
      },
      { body: noBody },
    ),
    mail(
      'win-back-last-email',
      {
        en: {
          subject: 'Shall we still write?',
          greeting: `Is this still of interest${name}?`,
          lead: 'If not, one click on the link below is enough, and we stop.',
          button: 'See what is new',
        },
        ru: {
          subject: 'Продолжать писать?',
          greeting: `Вам ещё интересно${name}?`,
          lead: 'Если нет, одного нажатия на ссылку внизу достаточно, и мы перестанем.',
          button: 'Посмотреть новое',
        },
      },
      { body: noBody },
    ),
  ],
};
