import type { Enrollment, Heard } from './enrollment.ts';

/** What a step that she stands at has heard since she came to it. */
export const heardAt = ({ position, heard }: Enrollment, stepId: string): Heard | undefined => {
  const known = heard?.[stepId];
  return known && position.stepId === stepId && known.atMs >= position.enteredStepAtMs ? known : undefined;
};
