import type { Template } from '../../message/template.ts';
import type { Keyword } from '../../sms/keyword.ts';
import { SMS_RECEIVED } from '../../sms/sms-reply.ts';
import type { Journey } from '../journey.ts';

const keywords: readonly Keyword[] = ['stop', 'start'];

/**
 * Tells her once that her STOP, or START, has been heard: transactional, since her word has just denied marketing. Within a day it
 * is told once, so that two machines do not write to each other for ever.
 */
const journeyOf = (keyword: Keyword): Journey => ({
  id: `sms-${keyword}-confirmed`,
  name: `${keyword.toUpperCase()} by SMS is confirmed`,
  purpose: 'transactional',
  trigger: { event: SMS_RECEIVED, where: { '==': [{ var: 'event.properties.keyword' }, keyword] } },
  entry: { key: 'person', reentry: { after: 'P1D' } },
  steps: [{ id: 'confirm', kind: 'send', channel: 'sms', template: `sms-${keyword}` }],
});

export const answerJourneys: readonly Journey[] = keywords.map(journeyOf);

/** Words that stand until a shop publishes templates of these names. */
export const answerTemplates: readonly Template[] = [
  {
    id: 'sms-stop',
    channel: 'sms',
    text: '{{ shop.name }}: no more offers by SMS. START brings them back.',
    locales: { ru: { text: '{{ shop.name }}: рекламы не будет. Вернуть: СТАРТ' } },
  },
  {
    id: 'sms-start',
    channel: 'sms',
    text: '{{ shop.name }}: offers by SMS are on again. STOP ends them.',
    locales: { ru: { text: '{{ shop.name }}: SMS снова придут. Отказ: СТОП' } },
  },
];
