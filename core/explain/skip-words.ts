import type { SkipReason } from '../contact/verdict.ts';
import type { Words } from './words.ts';

/** Why a message was not sent. */
export const skipWords: Record<SkipReason, Words> = {
  'no-address': {
    en: 'The customer has no contact for this channel.',
    ru: 'У клиента нет контакта для этого канала.',
  },
  'no-consent': {
    en: 'The customer has not allowed marketing at this contact.',
    ru: 'Клиент не давал согласия на рекламу по этому контакту.',
  },
  denied: {
    en: 'The customer refused marketing meanwhile.',
    ru: 'Клиент тем временем отказался от рекламы.',
  },
  'topic-denied': {
    en: 'The customer does not want messages about this topic.',
    ru: 'Клиент не хочет сообщений на эту тему.',
  },
  suppressed: {
    en: 'The contact is blocked: a message came back, or the customer complained.',
    ru: 'Контакт в стоп-листе: письмо вернулось или клиент пожаловался.',
  },
  'not-on-allow-list': {
    en: 'The shop is not live yet, and the customer is not on its list.',
    ru: 'Магазин ещё не запущен, и клиента нет в списке разрешённых.',
  },
  capped: {
    en: 'The customer had as many messages as the shop allows for this time.',
    ru: 'Клиент уже получил столько сообщений, сколько магазин разрешает за это время.',
  },
  'gave-way': {
    en: 'The last message that the customer may get was left to a more important one.',
    ru: 'Последнее разрешённое сообщение оставлено для более важного.',
  },
  'over-budget': {
    en: 'The budget of this channel is spent for the day or the month.',
    ru: 'Бюджет этого канала на день или месяц исчерпан.',
  },
  'no-price': {
    en: 'This channel has a budget, but the shop has not said what a message to this country costs.',
    ru: 'У канала есть бюджет, но цена сообщения в эту страну не указана.',
  },
  reacted: { en: 'The customer had responded already.', ru: 'Клиент уже отреагировал.' },
  ordered: { en: 'The customer had ordered already.', ru: 'Клиент уже сделал заказ.' },
  'cart-emptied': { en: 'The customer had emptied the cart.', ru: 'Клиент очистил корзину.' },
  stopped: { en: 'Somebody of the team had stopped the journey.', ru: 'Сотрудник остановил сценарий.' },
  'too-late': {
    en: 'The time for it had passed by more than six hours.',
    ru: 'Время для сообщения прошло больше шести часов назад.',
  },
  'no-template': {
    en: 'Its text could not be filled in, or there is none.',
    ru: 'Текст не удалось заполнить, или его нет.',
  },
  'too-expensive': {
    en: 'It would have cost more than the shop allows for one message.',
    ru: 'Сообщение стоило бы больше, чем магазин разрешает за одно.',
  },
  'no-sender': {
    en: 'The shop has named no sender for this channel.',
    ru: 'Для этого канала не указан отправитель.',
  },
  'provider-rejected': { en: 'The provider refused the message.', ru: 'Провайдер отклонил сообщение.' },
  'provider-unavailable': {
    en: 'The provider could not take it for hours.',
    ru: 'Провайдер часами не принимал сообщение.',
  },
  merged: {
    en: 'The customer turned out to be another one, who is in the journey already.',
    ru: 'Клиент объединён с другим, который уже в сценарии.',
  },
  'not-abandoned': {
    en: 'What the journey waits for not to happen did happen in time.',
    ru: 'То, отсутствия чего ждёт сценарий, произошло вовремя.',
  },
  'out-of-stock': {
    en: 'What the message is about cannot be bought just now.',
    ru: 'Того, о чём сообщение, сейчас нет в наличии.',
  },
};
