import { ru as sentences } from '../../experiment/sentence/ru.ts';
import type { WeeklyWords } from './words.ts';

export const ru: WeeklyWords = {
  language: 'ru',
  locale: 'ru',
  title: (week) => `Ваша неделя, ${week}`,
  silent: 'За неделю не отправлено ни одного сообщения.',
  nothingBefore: 'За предыдущую неделю ничего не подсчитано.',
  why: 'Вы получили это письмо, потому что ваш адрес указан в настройках недельного отчёта.',
  button: 'Открыть Kaskad',
  earlier: (figure) => `неделей раньше: ${figure}`,

  wonBack: 'Вернули',
  orders: { one: 'заказа', other: 'заказов' },
  between: (low, high) => `от ${low} до ${high}`,
  wonOrders: (range, likely) =>
    `Вернули: ${range}, вероятнее всего ${likely}. Без сообщений этих заказов не было бы.`,
  unclearOrders: (fewer, more) =>
    `Вернули: пока не ясно. С сообщениями заказов пришло от ${fewer} меньше до ${more} больше, чем без них.`,
  fewerOrders: (range) =>
    `Вернули: ничего. С сообщениями заказов пришло меньше, чем без них: разница ${range}.`,
  notKnown: (reason) => `Вернули: пока неизвестно. ${reason}`,
  reasons: sentences.reasons,
  noControl: 'Вернули: сказать нельзя, контрольной группы для сравнения нет.',
  orderedAfter: (said) => `После сообщения: ${said}.`,
  orderedOrders: { one: 'заказ', few: 'заказа', many: 'заказов', other: 'заказа' },
  wonMoney: (range) => `В деньгах: ${range}.`,
  unclearMoney: (less, more) => `В деньгах: от ${less} меньше до ${more} больше.`,
  lessMoney: (range) => `В деньгах меньше: разница ${range}.`,
  moneyNotKnown: (currency, reason) => `В ${currency}: пока неизвестно. ${reason}`,
  compared: (people, control) =>
    `Клиентов, которым предназначались сообщения: ${people}, в контрольной группе: ${control}. Каждый считается один раз. Те, кто попал в сценарий в конце недели, ещё могут сделать заказ. Такой интервал верен в 19 случаях из 20.`,

  ordersTitle: 'Заказы после сообщения',
  someAnyway: 'Часть из них пришла бы и так.',
  nobodyKnowsAnyway: 'Сколько из них пришло бы и так, неизвестно: это показала бы контрольная группа.',
  ordersRow: 'Заказы',
  revenue: 'Выручка',
  givenBack: 'возвращено больше, чем получено',
  clicked: 'После перехода по ссылке или ответа',
  cancelled: 'Отменены',
  withoutValue: 'С неизвестной суммой',

  messages: 'Сообщения',
  channels: {
    email: 'Электронная почта',
    sms: 'SMS',
    push: 'Уведомления приложения',
    webpush: 'Уведомления браузера',
    webhook: 'Другие системы',
    agent: 'Звонки',
    onsite: 'На сайте',
    telegram: 'Telegram',
  },
  cost: (amount) => `стоимость ${amount}`,
  noPrice: 'стоимость неизвестна',
  unknownFate: (messages) => `неизвестно, доставлены ли: ${messages}`,
  cameBack: (messages) => `вернулись или отклонены: ${messages}`,
  costOfAll: 'Стоимость всех',
  withoutPrice: 'Сообщения, стоимость которых неизвестна, в сумму не входят.',

  notSpent: 'Не потрачено',
  baseline: 'По сравнению с SMS сразу всем, кому его можно отправить.',
  onNeedless: 'На SMS, которые не понадобились',
  needless: (needless, sent) => `не понадобились: ${needless} · отправлены: ${sent}`,
  nothing: 'ничего',
  unknown: 'неизвестно',

  notSent: 'Почему сообщения не отправлены',
  otherReasons: 'Другие причины',

  left: 'Отписки и жалобы',
  unsubscribed: 'Отписались',
  complained: 'Пожаловались на спам',

  journeys: 'Сценарии',
  atGoal: 'Справа: сколько клиентов достигли цели сценария. Часть из них достигла бы её и так.',
  journeySent: (messages) => `сообщения: ${messages}`,
  journeyRevenue: (amount) => `выручка после сообщения: ${amount}`,
  journeyWon: (range) => `вернули: ${range}`,
  journeyUnclear: 'вернули: пока не ясно',
  journeyNotKnown: 'вернули: пока неизвестно',
  journeyNothing: 'вернули: ничего',
};
