import type { HoldReason } from '../contact/verdict.ts';
import type { Words } from './words.ts';

/** Why a message waits, or waited; why none is to come. */
export const holdWords: Record<HoldReason | 'provider-unavailable' | 'paused' | 'nothing-left', Words> = {
  'quiet-hours': {
    en: 'It is night where the customer is.',
    ru: 'У клиента сейчас тихие часы.',
  },
  'on-pause': { en: 'The customer has a pause from marketing.', ru: 'У клиента пауза в рекламе.' },
  'complaint-open': {
    en: 'A complaint of the customer is not settled yet.',
    ru: 'Жалоба клиента ещё не закрыта.',
  },
  'breaker-open': {
    en: 'Too many mails came back or were called spam, so marketing mail waits.',
    ru: 'Слишком много писем вернулось или попало в спам, поэтому рекламные письма ждут.',
  },
  'switched-off': {
    en: 'Somebody of the team has switched this off.',
    ru: 'Отправка выключена сотрудником.',
  },
  'provider-unavailable': {
    en: 'The provider could not take it just then; it is tried again.',
    ru: 'Провайдер временно не принимал сообщение; попытка повторяется.',
  },
  paused: { en: 'Somebody of the team has paused the journey.', ru: 'Сотрудник поставил сценарий на паузу.' },
  'nothing-left': { en: 'There is no further message in it.', ru: 'Сообщений в нём больше нет.' },
};
