import type { Snapshot } from '../../core/config/snapshot.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Journey } from '../../core/journey/journey.ts';

const known = new WeakMap<Journey, boolean>();

/**
 * Does any cascade of the published journey take an opened mail for an answer? Then an open is worth looking up the
 * enrollment; of all other journeys opens cost nothing.
 */
export const countsOpens = ({ journeys }: Snapshot, journeyId: string | undefined): boolean => {
  const journey = journeys.find((one) => one.journey.id === journeyId)?.journey;
  if (!journey) return false;
  const counts = known.get(journey) ?? countsIn(journey);
  known.set(journey, counts);
  return counts;
};

const countsIn = (journey: Journey): boolean =>
  [...compileJourney(journey, 0).places.values()].some(({ step }) => step.opens === true);
