import type { Journey } from '../../../../core/journey/journey.ts';
import { type Place, pointerOf, valueAt, withValue } from '../document/places.ts';
import { useFaultAt } from '../faults/use-fault-at.ts';
import { useJourney } from '../journey/journey-context.ts';

/** Reading, writing and the faults of whatever lies below a place of the journey that is open. */
export const useEdit = (base: Place = []) => {
  const { editing, mayEdit } = useJourney();
  const faults = useFaultAt();
  const full = (place: Place): Place => [...base, ...place];
  return {
    journey: editing.journey,
    mayEdit,
    base,
    get: <V = unknown>(...place: Place): V | undefined =>
      valueAt(editing.journey, full(place)) as V | undefined,
    /** `undefined` takes the field out. */
    set: (place: Place, value: unknown): void =>
      editing.change(withValue(editing.journey, full(place), value)),
    edit: (change: (journey: Journey) => Journey): void => editing.change(change(editing.journey)),
    fault: (...place: Place): string | undefined => faults.at(pointerOf(full(place))),
    faultBelow: (...place: Place): string | undefined => faults.below(pointerOf(full(place))),
  };
};
