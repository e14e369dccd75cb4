import { type Figure, reasonsOf, totalOf } from './figures.ts';

/** How people left the journey at one of its steps, before its end: by an order, a no, or because somebody took them out. */
export interface LeftAt {
  stepId: string;
  /** By reason. */
  ended: Record<string, number>;
}

/** All versions together, in the order of the steps as they are now; those that are no more come last. */
export const leftAt = (figures: readonly Figure[], steps: readonly string[]): LeftAt[] => {
  const byStep = Map.groupBy(figures, ({ row }) => row.stepId ?? '');
  const placeOf = (stepId: string): number => {
    const at = steps.indexOf(stepId);
    return at < 0 ? steps.length : at;
  };
  return [...byStep]
    .filter(([stepId]) => stepId !== '')
    .map(([stepId, some]) => ({ stepId, ended: reasonsOf(totalOf(some), 'ended') }))
    .filter(({ ended }) => Object.keys(ended).length > 0)
    .toSorted((a, b) => placeOf(a.stepId) - placeOf(b.stepId) || (a.stepId < b.stepId ? -1 : 1));
};
