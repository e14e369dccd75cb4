import type { Enrollment } from './enrollment.ts';

/** What a merge did to an enrollment is no word of the journey's. */
const MOVED = new Set(['merged', 'separated']);

/**
 * Of two enrollments of one person in one journey the one that goes on: it has sent more, or is at a later step, or came in
 * first. One that has a message on its way counts it as sent. Above 0 when that is `a`.
 */
export const compareProgress = (a: Enrollment, b: Enrollment, steps: readonly string[] = []): number => {
  const [ofA, ofB] = [rankOf(a, steps), rankOf(b, steps)];
  const at = ofA.findIndex((value, index) => value !== ofB[index]);
  return (ofA[at] ?? 0) - (ofB[at] ?? 0);
};

const rankOf = ({ position, sends, claim, enteredAtMs }: Enrollment, steps: readonly string[]): number[] => [
  Number(position.stepId === null),
  sends.filter(({ outcome }) => outcome !== 'skipped' && outcome !== 'held').length +
    Number(claim !== undefined),
  steps.indexOf(position.stepId ?? ''),
  position.rung?.index ?? -1,
  -enteredAtMs,
];

/** One active enrollment per journey goes on, the others are doubles. Journeys that are not named are let be. */
export const doublesIn = (
  enrollments: readonly Enrollment[],
  stepsOf: (journeyId: string) => readonly string[],
): { kept: Enrollment[]; doubles: Enrollment[] } => {
  const active = enrollments.filter(({ status }) => status === 'active');
  const byJourney = [...Map.groupBy(active, ({ journeyId }) => journeyId)].filter(
    ([, all]) => all.length > 1,
  );
  const kept = byJourney.flatMap(([journeyId, all]) =>
    all.toSorted((a, b) => compareProgress(b, a, stepsOf(journeyId)) || (a.id < b.id ? -1 : 1)).slice(0, 1),
  );
  return { kept, doubles: byJourney.flatMap(([, all]) => all).filter((one) => !kept.includes(one)) };
};

/** Without those that only tell of a move from one profile to another, where the journey itself is told elsewhere. */
export const withoutMoved = (enrollments: readonly Enrollment[]): Enrollment[] => {
  const isMoved = ({ status, reason }: Enrollment) => status === 'exited' && MOVED.has(reason ?? '');
  const told = new Set(enrollments.filter((one) => !isMoved(one)).map(({ journeyId }) => journeyId));
  return enrollments.filter((one) => !isMoved(one) || !told.has(one.journeyId));
};
