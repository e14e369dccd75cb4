import { contactFields } from '../../profile/said-contacts.ts';
import { saidValues, valueFaults, valuesOf } from '../said-values.ts';
import { step } from '../step-kind.ts';
import { stepRoots } from '../step-roots.ts';

/** Who she is and what she allowed is for her to say. */
const NOT_OURS: ReadonlySet<string> = new Set([...contactFields, 'consent', 'id']);

/** Sets traits of the person; null takes one back. */
export const update = step({
  kind: 'update',
  fields: () => ({ traits: saidValues }),
  faults: (step) => [
    ...Object.keys(step.traits)
      .filter((name) => NOT_OURS.has(name))
      .map((name) => ({ path: `/traits/${name}`, message: 'contacts and consent are not set by journeys' })),
    ...valueFaults(step.traits, '/traits'),
  ],
  advance: (ask) => ({
    kind: 'do',
    act: { kind: 'update', traits: valuesOf(ask.step.traits, stepRoots(ask)) },
  }),
});
