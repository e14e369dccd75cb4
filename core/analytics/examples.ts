import type { Channel } from '../consent/consent.ts';
import type { Count } from './count.ts';
import { dateIn } from './days.ts';
import type { DayRange } from './ports.ts';

/** So many people of a day stand for all who met a reason there. */
export const MOST_EXAMPLES = 20;

/** What a figure is about that has people to show. */
export interface ExamplePlace {
  /** Why a message was not sent. */
  reason: string;
  /** A day of the shop. */
  date: string;
  journeyId?: string;
  channel?: Channel;
}

export interface Examples extends ExamplePlace {
  profileIds: string[];
}

export interface ExamplesAsk {
  reason: string;
  range: DayRange;
  journeyId?: string | undefined;
  channel?: Channel | undefined;
  /** So many people will do. */
  limit: number;
}

/** A few of the people behind figures, as ids: who they are, and whether they still are, is looked up by whoever shows them. */
export interface FigureExamples {
  /** Keeps the first ones of each place. Safe to repeat and to run twice at once. */
  keep(examples: readonly Examples[]): Promise<void>;
  /** The latest days first. */
  find(ask: ExamplesAsk): Promise<Examples[]>;
}

const SKIPPED = 'skipped:';

const reasonsIn = ({ add }: Count): string[] =>
  Object.entries(add).flatMap(([measure, amount = 0]) =>
    measure.startsWith(SKIPPED) && amount > 0 ? [measure.slice(SKIPPED.length)] : [],
  );

const placeOf = ({ row: { journeyId, channel } }: Count, reason: string, date: string): ExamplePlace => ({
  ...{ reason, date },
  ...(journeyId !== undefined && { journeyId }),
  ...(channel !== undefined && { channel }),
});

/** Whom counts name that say why a message was not sent, by place, no more of each than are kept. */
export const examplesIn = (counts: readonly Count[], zone: string): Examples[] => {
  const found = new Map<string, Examples>();
  for (const count of counts)
    for (const reason of count.who === undefined ? [] : reasonsIn(count)) {
      const place = placeOf(count, reason, dateIn(count.atMs, zone));
      const key = JSON.stringify(place);
      const held = found.get(key) ?? { ...place, profileIds: [] };
      found.set(key, held);
      const isNew = count.who !== undefined && !held.profileIds.includes(count.who);
      if (isNew && held.profileIds.length < MOST_EXAMPLES) held.profileIds.push(count.who as string);
    }
  return [...found.values()];
};
