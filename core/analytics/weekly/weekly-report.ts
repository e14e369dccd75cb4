import type { Journey } from '../../journey/journey.ts';
import type { DayRange, Rows } from '../ports.ts';
import { figuresIn } from '../reports/figures.ts';
import { daysUntil, lastOver } from '../reports/matured.ts';
import { type Overview, overview, type ShopFigures } from '../reports/overview.ts';
import { peopleIn } from '../reports/people.ts';
import type { Calendar } from '../reports/range.ts';
import type { JourneySummary } from '../reports/summary.ts';
import { type WonBackReport, wonBackIn, wonBackOver } from '../reports/won-back.ts';
import type { Weeks } from './weeks.ts';

/** Rows by day. */
type Days = Readonly<Record<string, Rows>>;

export interface JourneyOfWeek extends JourneySummary {
  /** Of those whose time to order is over. Undefined where nobody was kept out of it, and where a week is too short for anybody's. */
  wonBack?: WonBackReport;
}

/** What a week was like, for whoever owns the shop. */
export interface WeeklyReport {
  week: DayRange;
  wonBack: WonBackReport;
  now: ShopFigures;
  /** Undefined where nothing at all was counted then: that is not the same as nothing happened. */
  before?: ShopFigures;
  /** Those with most customers at their goal first. */
  journeys: JourneyOfWeek[];
}

export interface WeeklyAsk extends Weeks {
  /** Of both weeks. */
  shop: Days;
  /** Those that are told, with their rows of the last one. */
  journeys: readonly { summary: JourneySummary; days: Days }[];
  calendar: Calendar;
  /** As it is now; undefined where it is gone. */
  journeyOf(journeyId: string): Pick<Journey, 'goal'> | undefined;
}

const MOST_JOURNEYS = 5;

const within = (days: Days, { from, to }: DayRange): Days =>
  Object.fromEntries(Object.entries(days).filter(([date]) => from <= date && date <= to));

const overviewOf = (days: Days, range: DayRange): Overview | undefined => {
  const some = within(days, range);
  return Object.values(some).some((rows) => Object.keys(rows).length > 0) ? overview(range, some) : undefined;
};

export const sentIn = (sent: Readonly<Record<string, number>>): number =>
  Object.values(sent).reduce((sum, value) => sum + value, 0);

const peopleOf = (days: Days) => peopleIn(figuresIn(days));

/** Who came in late may still order: a journey that makes people order sooner would look better. Where all of a week's always may, nothing is said. */
const wonBackBy = (
  days: Days,
  { week, journeyOf, calendar }: WeeklyAsk,
  journeyId: string,
): Pick<JourneyOfWeek, 'wonBack'> => {
  const last = lastOver(journeyOf(journeyId) ?? {}, calendar);
  const all = peopleOf(days);
  if (last < week.from || wonBackIn(all).control === 0) return {};
  return { wonBack: wonBackOver({ over: peopleOf(daysUntil(days, last)), all }) };
};

/** The journeys of the shop, and none of Kaskad's own, that most customers reached the goal of. */
export const topJourneys = (
  journeys: readonly JourneySummary[],
  isOfShop: (journeyId: string) => boolean,
): JourneySummary[] =>
  journeys
    .filter(({ journeyId, sent, converted }) => isOfShop(journeyId) && sentIn(sent) + converted > 0)
    .sort((a, b) => b.converted - a.converted || sentIn(b.sent) - sentIn(a.sent))
    .slice(0, MOST_JOURNEYS);

/** Out of the rows of fourteen days, without a look at any person. */
export const weeklyReport = (ask: WeeklyAsk): WeeklyReport => {
  const { shop, week } = ask;
  const { wonBack, total } = overview(week, within(shop, week));
  const before = overviewOf(shop, ask.before)?.total;
  const journeys = ask.journeys.map(({ summary, days }) => ({
    ...summary,
    ...wonBackBy(days, ask, summary.journeyId),
  }));
  return { week, wonBack, now: total, ...(before && { before }), journeys };
};
