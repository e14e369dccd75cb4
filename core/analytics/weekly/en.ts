import { en as sentences } from '../../experiment/sentence/en.ts';
import type { WeeklyWords } from './words.ts';

const orders = { one: 'order', other: 'orders' };

export const en: WeeklyWords = {
  language: 'en',
  locale: 'en-GB',
  title: (week) => `Your week, ${week}`,
  silent: 'No message was sent in this week.',
  nothingBefore: 'Nothing was counted in the week before.',
  why: 'You get this mail because your address is in the settings of the weekly report.',
  button: 'Open Kaskad',
  earlier: (figure) => `the week before: ${figure}`,

  wonBack: 'Won back',
  orders,
  between: (low, high) => `between ${low} and ${high}`,
  wonOrders: (range, likely) =>
    `Won back: ${range}, most likely ${likely}. They would not have come without the messages.`,
  unclearOrders: (fewer, more) =>
    `Won back: not clear yet. With messages between ${fewer} fewer and ${more} more orders came than without.`,
  fewerOrders: (range) => `Won back: nothing. With messages ${range} fewer came than without.`,
  notKnown: (reason) => `Won back: not known yet. ${reason}`,
  reasons: sentences.reasons,
  noControl: 'Won back: nobody can say, since no customers were kept out to compare with.',
  orderedAfter: (said) => `Ordered after a message: ${said}.`,
  orderedOrders: orders,
  wonMoney: (range) => `In money: ${range}.`,
  unclearMoney: (less, more) => `In money: between ${less} less and ${more} more.`,
  lessMoney: (range) => `In money: ${range} less.`,
  moneyNotKnown: (currency, reason) => `In ${currency}: not known yet. ${reason}`,
  compared: (people, control) =>
    `Customers whom messages were meant for: ${people}; in the control group: ${control}. Each counts once. Who came in late in the week may still order. Such an interval is right in 19 of 20 cases.`,

  ordersTitle: 'Orders after a message',
  someAnyway: 'Some of them would have come anyway.',
  nobodyKnowsAnyway: 'Nobody can say how many of them would have come anyway: a control group would show it.',
  ordersRow: 'Orders',
  revenue: 'Revenue',
  givenBack: 'more was given back than came in',
  clicked: 'After a click or an answer',
  cancelled: 'Cancelled',
  withoutValue: 'Of unknown value',

  messages: 'Messages',
  channels: {
    email: 'E-mail',
    sms: 'SMS',
    push: 'App notifications',
    webpush: 'Browser notifications',
    webhook: 'Other systems',
    agent: 'Phone calls',
    onsite: 'On the site',
    telegram: 'Telegram',
  },
  cost: (amount) => `cost ${amount}`,
  noPrice: 'cost not known',
  unknownFate: (messages) => `nobody knows whether they arrived: ${messages}`,
  cameBack: (messages) => `came back or were refused: ${messages}`,
  costOfAll: 'Cost of all',
  withoutPrice: 'What has no price is not in the sum.',

  notSpent: 'Not spent',
  baseline: 'Against an SMS at once to everyone who can be reached by one.',
  onNeedless: 'On SMS that were not needed',
  needless: (needless, sent) => `not needed: ${needless} · sent: ${sent}`,
  nothing: 'nothing',
  unknown: 'not known',

  notSent: 'Why messages were not sent',
  otherReasons: 'Other reasons',

  left: 'Unsubscribed and complaints',
  unsubscribed: 'Unsubscribed',
  complained: 'Called it spam',

  journeys: 'Journeys',
  atGoal: 'On the right: customers who reached the goal of the journey. Some of them would have anyway.',
  journeySent: (messages) => `messages: ${messages}`,
  journeyRevenue: (amount) => `revenue after a message: ${amount}`,
  journeyWon: (range) => `won back: ${range}`,
  journeyUnclear: 'won back: not clear yet',
  journeyNotKnown: 'won back: not known yet',
  journeyNothing: 'won back: nothing',
};
