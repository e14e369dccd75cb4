import { isKnown } from '../../experiment/reading.ts';
import type { OrderFigures, ShopFigures } from '../reports/overview.ts';
import { type MailRow, type MailSection, moneyRows, numberRow, withDetails } from './rows.ts';
import { moneySaid, numberSaid } from './said.ts';
import { type JourneyOfWeek, sentIn, type WeeklyReport } from './weekly-report.ts';
import { journeyWonBack } from './won-back-words.ts';
import type { WeeklyWords } from './words.ts';

const oddOrders = ({ cancelled, withoutValue }: OrderFigures, words: WeeklyWords): MailRow[] =>
  [
    { label: words.cancelled, orders: cancelled },
    { label: words.withoutValue, orders: withoutValue },
  ]
    .filter(({ orders }) => orders > 0)
    .map(({ label, orders }) => ({ label, value: numberSaid(orders, words) }));

/** Not what messages brought, and said so. Of a week without a message only what came nevertheless. */
export const ordersSection = (report: WeeklyReport, isSilent: boolean, words: WeeklyWords): MailSection => {
  const { now, wonBack, before } = report;
  const { orders } = now.orderedAfter;
  const doubt = isKnown(wonBack.orders) ? words.someAnyway : words.nobodyKnowsAnyway;
  const isTold = !isSilent || orders > 0;
  return {
    title: words.ordersTitle,
    notes: [...(orders > 0 ? [doubt] : []), ...(isTold && !before ? [words.nothingBefore] : [])],
    rows: isTold
      ? [
          numberRow(words.ordersRow, report, (figures) => figures.orderedAfter.orders, words),
          ...moneyRows(words.revenue, report, (figures) => figures.orderedAfter.revenue, words),
          numberRow(words.clicked, report, (figures) => figures.attributed.last.orders, words),
          ...oddOrders(now.orderedAfter, words),
        ]
      : [],
  };
};

const sumOf =
  (measure: 'unsubscribed' | 'complained') =>
  ({ channels }: ShopFigures): number =>
    Object.values(channels).reduce((sum, one) => sum + one[measure], 0);

/** Who left. Nothing where nobody did in either week and nothing was sent. */
export const leftSection = (report: WeeklyReport, words: WeeklyWords): MailSection => ({
  title: words.left,
  notes: [],
  rows:
    Object.keys(report.now.channels).length === 0
      ? []
      : [
          numberRow(words.unsubscribed, report, sumOf('unsubscribed'), words),
          numberRow(words.complained, report, sumOf('complained'), words),
        ],
});

const journeyRow = (one: JourneyOfWeek, name: string, words: WeeklyWords): MailRow => {
  const revenue = moneySaid(one.revenue, words);
  return withDetails(name, numberSaid(one.converted, words), [
    ...(one.wonBack ? [journeyWonBack(one.wonBack, words)] : []),
    words.journeySent(numberSaid(sentIn(one.sent), words)),
    ...(revenue === '' ? [] : [words.journeyRevenue(revenue)]),
  ]);
};

export const journeysSection = (
  { journeys }: WeeklyReport,
  nameOf: (journeyId: string) => string,
  words: WeeklyWords,
): MailSection => ({
  title: words.journeys,
  notes: journeys.length > 0 ? [words.atGoal] : [],
  rows: journeys.map((one) => journeyRow(one, nameOf(one.journeyId), words)),
});
