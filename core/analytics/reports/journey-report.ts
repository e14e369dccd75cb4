import { compileJourney } from '../../journey/compile.ts';
import type { Journey } from '../../journey/journey.ts';
import { isDone } from '../on-trial.ts';
import type { DayRange, Rows } from '../ports.ts';
import { type CascadeLedger, cascadeLedgers } from './cascade-ledger.ts';
import { type Figure, figuresIn } from './figures.ts';
import { type FunnelLine, funnelOf, type PassedThrough, passedThrough } from './funnel.ts';
import { type LeftAt, leftAt } from './left-at.ts';
import { daysUntil, lastOver } from './matured.ts';
import { attributedIn, type ShopFigures } from './overview.ts';
import { peopleIn } from './people.ts';
import type { Calendar } from './range.ts';
import { type WonBackReport, wonBackOver } from './won-back.ts';

export interface JourneyReport extends DayRange {
  journeyId: string;
  /** Of people whose time to order is over: who came in until `until`. */
  wonBack: WonBackReport & { until?: string };
  attributed: ShopFigures['attributed'];
  people: PassedThrough;
  /** Who was kept out by chance, to measure against. */
  keptOut: Pick<PassedThrough, 'entered' | 'converted' | 'revenue'>;
  funnel: FunnelLine[];
  leftAt: LeftAt[];
  cascades: CascadeLedger[];
}

export interface JourneyAsk {
  journeyId: string;
  /** As it is in effect, or was edited last; undefined for one that is no more. */
  journey: Journey | undefined;
  range: DayRange;
  calendar: Calendar;
}

const earlierOf = (a: string, b: string): string => (a < b ? a : b);

const isKeptOut = ({ row }: Figure): boolean => row.variant === 'control';

/** One journey, from all its rows by day. */
export const journeyReport = (
  { journeyId, journey, range, calendar }: JourneyAsk,
  days: Readonly<Record<string, Rows>>,
): JourneyReport => {
  const figures = figuresIn(days);
  const done = figures.filter(({ row }) => isDone(row));
  const until = journey && earlierOf(lastOver(journey, calendar), range.to);
  const people = { over: peopleIn(figuresIn(daysUntil(days, until))), all: peopleIn(figures) };
  const steps = journey ? [...compileJourney(journey, 0).places.keys()] : [];
  const { entered, converted, revenue } = passedThrough(figures.filter(isKeptOut));
  return {
    ...{ journeyId, ...range },
    wonBack: { ...wonBackOver(people), ...(until !== undefined && { until }) },
    attributed: attributedIn(done),
    people: passedThrough(done),
    keptOut: { entered, converted, revenue },
    funnel: funnelOf(done, steps),
    leftAt: leftAt(done, steps),
    cascades: journey ? cascadeLedgers(journey, done, people) : [],
  };
};
