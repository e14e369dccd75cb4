import type { Channel } from '../../consent/consent.ts';
import type { UnknownReason } from '../../experiment/reading.ts';
import type { Forms } from '../../experiment/sentence/numbers.ts';
import type { Language } from '../../library/ready-journey.ts';

/** The words of the weekly report in one language. Figures come as they are shown: numbers with their noun, amounts with their currency. */
export interface WeeklyWords {
  language: Language;
  /** For dates. */
  locale: string;
  title: (week: string) => string;
  silent: string;
  nothingBefore: string;
  why: string;
  button: string;
  /** Of the week before. */
  earlier: (figure: string) => string;

  wonBack: string;
  /** After "between", and after "and". */
  orders: Forms;
  between: (low: string, high: string) => string;
  wonOrders: (range: string, likely: string) => string;
  unclearOrders: (fewer: string, more: string) => string;
  fewerOrders: (range: string) => string;
  notKnown: (reason: string) => string;
  reasons: Readonly<Record<UnknownReason, string>>;
  noControl: string;
  orderedAfter: (orders: string) => string;
  /** After a number from nothing on. */
  orderedOrders: Forms;
  wonMoney: (range: string) => string;
  unclearMoney: (less: string, more: string) => string;
  lessMoney: (range: string) => string;
  moneyNotKnown: (currency: string, reason: string) => string;
  compared: (people: string, control: string) => string;

  ordersTitle: string;
  someAnyway: string;
  nobodyKnowsAnyway: string;
  ordersRow: string;
  revenue: string;
  givenBack: string;
  clicked: string;
  cancelled: string;
  withoutValue: string;

  messages: string;
  channels: Readonly<Record<Channel, string>>;
  cost: (amount: string) => string;
  noPrice: string;
  unknownFate: (messages: string) => string;
  cameBack: (messages: string) => string;
  costOfAll: string;
  withoutPrice: string;

  notSpent: string;
  baseline: string;
  onNeedless: string;
  needless: (needless: string, sent: string) => string;
  nothing: string;
  unknown: string;

  notSent: string;
  otherReasons: string;

  left: string;
  unsubscribed: string;
  complained: string;

  journeys: string;
  atGoal: string;
  journeySent: (messages: string) => string;
  journeyRevenue: (amount: string) => string;
  journeyWon: (range: string) => string;
  journeyUnclear: string;
  journeyNotKnown: string;
  journeyNothing: string;
}
