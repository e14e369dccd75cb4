import type { Decision } from '../experiment/decide.ts';
import type { ExperimentPlan } from '../experiment/plan.ts';

/**
 * Which variant everybody gets when an experiment stops by itself: the winner, or the first of those that are alike, which is what
 * was there before if it is one of them. Where something is wrong it is the first of all. Undefined: it goes on.
 */
export const takenVariant = (decision: Decision, { variants }: ExperimentPlan): string | undefined => {
  const base = variants[0]?.id;
  switch (decision.kind) {
    case 'go-on':
      return undefined;
    case 'stop-winner':
      return decision.winner;
    case 'stop-no-difference':
      return variants.find(({ id }) => decision.variants.includes(id))?.id ?? base;
    case 'stop-harm':
    case 'check-division':
      return base;
  }
};
