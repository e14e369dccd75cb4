import { decimalOf } from '../../money.ts';
import type { Totals } from '../ports.ts';
import type { Money } from './figures.ts';

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

const empty = (journeyId: string): JourneySummary => ({
  ...{ journeyId, entered: 0, sent: {}, skipped: {}, reacted: 0, converted: 0 },
  ...{ revenue: {}, cost: {}, notSpent: {}, unknown: 0, unsubscribed: 0, complained: 0 },
});

/** Writes a figure into its line. */
type Write = (line: JourneySummary, value: number) => void;

/** How figures of a measure are shown: none below nothing but money. */
const writerOf = (measure: string): Write | undefined => {
  const [name, of = ''] = measure.split(/:(.*)/s);
  switch (name) {
    case 'sent':
    case 'skipped':
      return (line, value) => {
        if (value > 0) line[name][of] = value;
      };
    case 'revenue':
    case 'cost':
    case 'notSpent':
      return (line, value) => {
        line[name][of] = decimalOf(value, of);
      };
    case 'entered':
    case 'unknown':
    case 'reacted':
    case 'converted':
    case 'unsubscribed':
    case 'complained':
      return (line, value) => {
        line[name] = Math.max(0, value);
      };
    default:
      return undefined;
  }
};

const messagesIn = ({ sent }: JourneySummary): number =>
  Object.values(sent).reduce((sum, value) => sum + value, 0);

/** Every journey in which something happened, by its id. Column by column: there may be ten thousand journeys. */
export const summary = ({ journeyIds, columns }: Totals): JourneySummary[] => {
  const lines = journeyIds.map(empty);
  for (const [measure, values] of Object.entries(columns)) {
    const write = writerOf(measure);
    if (!write) continue;
    for (const [at, line] of lines.entries()) {
      const value = values?.[at];
      if (value) write(line, value);
    }
  }
  for (const line of lines) line.unknown = Math.min(line.unknown, messagesIn(line));
  return lines;
};
