import { conditionSchema } from '../../condition/condition.ts';
import { conditionFaults } from '../../condition/condition-faults.ts';
import { constantFault } from '../../condition/constant-fault.ts';
import { holds } from '../../condition/holds.ts';
import { step } from '../step-kind.ts';
import { stepRoots } from '../step-roots.ts';
import { innerLists } from './inner-lists.ts';

/** Goes one way or the other, and after either on with what follows. */
export const branch = step({
  kind: 'branch',
  // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
  fields: (steps) => ({ if: conditionSchema, then: steps, else: steps.optional() }),
  lists: (step) => innerLists.branch(step),
  forks: () => true,
  faults: (step) => {
    const faults = conditionFaults(step.if, '/if');
    return faults.length > 0 ? faults : constantFault(step.if, '/if');
  },
  advance: (ask) => ({ kind: 'into', list: holds(ask.step.if, stepRoots(ask)) ? 'then' : 'else' }),
});
