import { type TimesAsked, timesAsked } from '../condition/own/times.ts';
import { type CountRules, MOST_COUNTED } from '../profile/stats/counted.ts';

/** What is published of a journey, as far as counting goes. */
export interface CountingJourney {
  journey: { id: string };
  status: string;
}

/** Ten lists of steps in each other, with a condition in the last. */
const DEEPEST = 100;

/** Walks whatever a document holds: conditions stand at triggers, audiences, exits, and inside steps of any kind. */
const timesIn = (part: unknown, levels = DEEPEST): TimesAsked[] => {
  if (typeof part !== 'object' || part === null || levels === 0) return [];
  const asked = Object.keys(part).length === 1 && 'times' in part ? timesAsked(part.times) : undefined;
  return asked ? [asked] : Object.values(part).flatMap((one) => timesIn(one, levels - 1));
};

/** The events that a document counts. */
export const eventsCountedBy = (document: unknown): Set<string> =>
  new Set(timesIn(document).map(({ event }) => event));

/**
 * The events whose occurrences published journeys count, with the longest window that any of them asks for. A paused journey
 * goes on counting, a stopped one does not. Ten at most, as publishing sees to: of more the first by name.
 */
export const countedEvents = (journeys: readonly CountingJourney[]): CountRules => {
  const windows = new Map<string, number>();
  for (const { event, windowMs } of journeys.filter(isCounting).flatMap(({ journey }) => timesIn(journey)))
    windows.set(event, Math.max(windows.get(event) ?? 0, windowMs));
  return new Map([...windows].toSorted(([x], [y]) => (x < y ? -1 : 1)).slice(0, MOST_COUNTED));
};

const isCounting = ({ status }: { status: string }): boolean => status !== 'stopped';

/** The fault of a journey that would make people count more events than they keep, all published journeys taken together. */
export const countFault = (
  document: unknown,
  id: unknown,
  others: readonly CountingJourney[],
): { path: string; message: string } | undefined => {
  const known = others.filter((one) => one.journey.id !== id && isCounting(one));
  const all = new Set(known.flatMap(({ journey }) => [...eventsCountedBy(journey)]));
  const added = [...eventsCountedBy(document)].filter((event) => !all.has(event));
  const over = added.slice(Math.max(0, MOST_COUNTED - all.size));
  const message = `all journeys together count ${MOST_COUNTED} events at most: ${over.join(', ').slice(0, 200)} would be more`;
  return over.length > 0 ? { path: '', message } : undefined;
};
