import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';
import { DEFAULT_QUEUE, PRIVACY_QUEUE } from './task.ts';

/** All work lists: the usual one, requests to be forgotten, and those that journeys name, whether anything is there or not. */
export const queuesOf = (journeys: readonly Journey[]): string[] => {
  const named = journeys.flatMap((journey) =>
    [...compileJourney(journey, 0).places.values()].flatMap(({ step }) =>
      step.kind === 'task' && 'queue' in step && typeof step.queue === 'string' ? [step.queue] : [],
    ),
  );
  return [...new Set([DEFAULT_QUEUE, PRIVACY_QUEUE, ...named.toSorted()])];
};
