import { noBody } from '../../mail/order-body.ts';
import { mail, name, push } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

export const birthday: ReadyJourney = {
  id: 'birthday',
  words: {
    en: {
      name: 'Birthday',
      description: 'On the day, at ten by her own clock. Add an offer before the message if you give one.',
    },
    ru: {
      name: 'День рождения',
      description:
        'В сам день, в десять по её часам. Если дарите подарок, добавьте предложение перед сообщением.',
    },
  },
  needs: ['traits.birthday'],
  journey: {
    id: 'birthday',
    name: 'Birthday',
    purpose: 'marketing',
    trigger: { date: 'profile.birthday', yearly: true, at: '10:00' },
    entry: { key: 'person', reentry: { after: 'P300D' } },
    goal: { event: 'Order Completed', within: 'P14D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      {
        id: 'congratulate',
        kind: 'cascade',
        order: ['email', 'push'],
        rungs: {
          email: { template: 'birthday-email', wait: 'PT8H' },
          push: { template: 'birthday-push', wait: 'P1D' },
        },
      },
    ],
  },
  templates: [
    push('birthday-push', {
      en: { subject: `Happy birthday${name}!`, text: 'The best wishes from {{ shop.name }}.' },
      ru: { subject: `С днём рождения${name}!`, text: 'Всего самого доброго от {{ shop.name }}.' },
    }),
    mail(
      'birthday-email',
      {
        en: {
          subject: 'Happy birthday!',
          greeting: `Happy birthday${name}!`,
          lead: 'The best wishes from all of us.{% if offer.code %} This is for you: {{ offer.code }}{% endif %}',
          button: 'Come in',
        },
        ru: {
          subject: 'С днём рождения!',
          greeting: `С днём рождения${name}!`,
          lead: 'Всего самого доброго от всех нас.{% if offer.code %} Это вам: {{ offer.code }}{% endif %}',
          button: 'Зайти в магазин',
        },
      },
      { body: noBody },
    ),
  ],
};
