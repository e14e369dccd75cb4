import { isKnown, type Known, type Reading } from '../../experiment/reading.ts';
import { counted } from '../../experiment/sentence/numbers.ts';
import type { WonBackReport } from '../reports/won-back.ts';
import { amountRangeSaid, amountSaid, numberSaid, rangeSaid } from './said.ts';
import type { WeeklyWords } from './words.ts';

/** Whole orders; the interval is rounded outwards, so that it promises nothing more. */
const ends = ({ low, high }: Known): readonly [number, number] => [Math.floor(low), Math.ceil(high)];

/** Which way the interval points; `unclear` where it holds nothing at all. */
type Standing = 'more' | 'fewer' | 'unclear';

const standingOf = ({ low, high }: Known): Standing => {
  if (low >= 0 && high > 0) return 'more';
  return high <= 0 && low < 0 ? 'fewer' : 'unclear';
};

const known = (reading: Known, words: WeeklyWords): string => {
  const [low, high] = ends(reading);
  switch (standingOf(reading)) {
    case 'more':
      return words.wonOrders(
        rangeSaid([low, high], words.orders, words),
        numberSaid(Math.round(reading.estimate), words),
      );
    case 'fewer':
      return words.fewerOrders(rangeSaid([Math.abs(high), Math.abs(low)], words.orders, words));
    case 'unclear':
      return words.unclearOrders(numberSaid(Math.abs(low), words), numberSaid(high, words));
  }
};

/** The first sentence of the report: orders above the control group's, else how many came after a message, and that this is something else. */
export const headlineOf = (orders: Reading, orderedAfter: number, words: WeeklyWords): string => {
  if (isKnown(orders)) return known(orders, words);
  const why =
    orders.reason === 'no-control-group' ? words.noControl : words.notKnown(words.reasons[orders.reason]);
  return `${why} ${words.orderedAfter(counted(orderedAfter, words.language, words.orderedOrders))}`;
};

const inMoney = (currency: string, reading: Reading, words: WeeklyWords): string => {
  if (!isKnown(reading)) return words.moneyNotKnown(currency, words.reasons[reading.reason]);
  const { low, high } = reading;
  switch (standingOf(reading)) {
    case 'more':
      return words.wonMoney(amountRangeSaid([low, high], currency, words));
    case 'fewer':
      return words.lessMoney(amountRangeSaid([-high, -low], currency, words));
    case 'unclear':
      return words.unclearMoney(amountSaid(-low, currency, words), amountSaid(high, currency, words));
  }
};

/** Money, and who was compared with whom; nothing where nobody was kept out. */
export const wonBackNotes = (
  { orders, revenue, people, control }: WonBackReport,
  words: WeeklyWords,
): string[] => {
  if (!isKnown(orders)) return [];
  return [
    ...Object.entries(revenue).map(([currency, reading]) => inMoney(currency, reading, words)),
    words.compared(numberSaid(people, words), numberSaid(control, words)),
  ];
};

/** The same of one journey, in a few words. */
export const journeyWonBack = ({ orders }: WonBackReport, words: WeeklyWords): string => {
  if (!isKnown(orders)) return words.journeyNotKnown;
  switch (standingOf(orders)) {
    case 'more':
      return words.journeyWon(rangeSaid(ends(orders), words.orders, words));
    case 'fewer':
      return words.journeyNothing;
    case 'unclear':
      return words.journeyUnclear;
  }
};
