import { trialOfRow } from '../on-trial.ts';
import type { Rows } from '../ports.ts';
import {
  byChannel,
  countOf,
  type Figure,
  figuresIn,
  type Money,
  moneyOf,
  reasonsOf,
  totalOf,
} from './figures.ts';

/** One journey in a range of days; money in decimals by currency. Attributed orders stand where won back stands before them. */
export interface JourneySummary {
  journeyId: string;
  entered: number;
  sent: Record<string, number>;
  skipped: Record<string, number>;
  reacted: number;
  converted: number;
  revenue: Money;
  cost: Money;
  notSpent: Money;
  /** Messages that nobody knows the fate of; a part of `sent`. */
  unknown: number;
  unsubscribed: number;
  complained: number;
}

const summaryOf = (journeyId: string, figures: readonly Figure[]): JourneySummary => {
  const total = totalOf(figures);
  const entered = countOf(total, 'entered');
  return {
    journeyId,
    entered,
    sent: byChannel(figures, 'sent'),
    skipped: reasonsOf(total, 'skipped'),
    reacted: countOf(total, 'reacted'),
    converted: countOf(total, 'converted'),
    revenue: moneyOf(total, 'revenue'),
    cost: moneyOf(total, 'cost'),
    notSpent: moneyOf(total, 'notSpent'),
    unknown: countOf(total, 'unknown', countOf(total, 'sent')),
    unsubscribed: countOf(total, 'unsubscribed'),
    complained: countOf(total, 'complained'),
  };
};

/** Neither experiments nor people who were kept out are what a journey did. */
export const isDone = ({ row }: Figure): boolean =>
  row.variant !== 'control' && trialOfRow(row) === undefined;

/** Every journey in which something happened, by its id. */
export const summary = (journeys: Readonly<Record<string, Rows>>): JourneySummary[] => {
  const done = figuresIn(journeys).filter(isDone);
  const byJourney = Map.groupBy(done, ({ row }) => row.journeyId ?? '');
  return [...byJourney]
    .filter(([journeyId]) => journeyId !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([journeyId, figures]) => summaryOf(journeyId, figures));
};
