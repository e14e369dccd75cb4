import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';
import { DEFAULT_QUEUE } from './task.ts';

/** The work lists that journeys put tasks into; the usual one first, whether anything goes there or not. */
export const queuesOf = (journeys: readonly Journey[]): string[] => {
  const named = journeys.flatMap((journey) =>
    [...compileJourney(journey, 0).places.values()].flatMap(({ step }) =>
      step.kind === 'task' && 'queue' in step && typeof step.queue === 'string' ? [step.queue] : [],
    ),
  );
  return [...new Set([DEFAULT_QUEUE, ...named.toSorted()])];
};
