import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import { isManyKeyed } from './keyed.ts';

const MOVED: ReadonlySet<string> = new Set(['merged', 'separated']);

/** Over for another one's sake: it goes on elsewhere, with all it holds. What a merge did is no word of the journey's. */
export const isMoved = ({ status, reason }: Pick<Enrollment, 'status' | 'reason'>): boolean =>
  status === 'exited' && MOVED.has(reason ?? '');

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

/** What tells two enrollments of one journey apart. */
export type Shape = Pick<CompiledJourney, 'key' | 'places'>;

/** May a person be in both at once? Only in journeys that are about an order, an item or a run, if it is not the same one. */
export const areRivals = (a: Enrollment, b: Enrollment, journey: Pick<Shape, 'key'> | undefined): boolean =>
  a.id !== b.id &&
  a.journeyId === b.journeyId &&
  (!journey || !isManyKeyed(journey) || a.entryKey === b.entryKey);

/**
 * Of active enrollments that nobody may be in at once one goes on; the others. One of `leaving` is about to end for a reason of its own:
 * it goes on before none that stays.
 */
export const doublesIn = (
  enrollments: readonly Enrollment[],
  shapeOf: (journeyId: string) => Shape | undefined,
  leaving: ReadonlySet<string> = new Set(),
): Enrollment[] => {
  const active = enrollments.filter(({ status }) => status === 'active');
  const kept: Enrollment[] = [];
  const doubles: Enrollment[] = [];
  for (const [journeyId, all] of Map.groupBy(active, (one) => one.journeyId)) {
    const shape = shapeOf(journeyId);
    const steps = [...(shape?.places.keys() ?? [])];
    const staying = all.filter(({ id }) => !leaving.has(id));
    const makesRoom = (one: Enrollment) =>
      leaving.has(one.id) && staying.some((other) => areRivals(one, other, shape));
    const rest = all.filter((one) => !makesRoom(one));
    for (const one of rest.toSorted((a, b) => compareProgress(b, a, steps) || (a.id < b.id ? -1 : 1)))
      (kept.some((other) => areRivals(one, other, shape)) ? doubles : kept).push(one);
  }
  return doubles;
};

/** Without those that only tell of a move from one profile to another, where the journey itself is told elsewhere. */
export const withoutMoved = (enrollments: readonly Enrollment[]): Enrollment[] => {
  const told = new Set(enrollments.filter((one) => !isMoved(one)).map(({ journeyId }) => journeyId));
  return enrollments.filter((one) => !isMoved(one) || !told.has(one.journeyId));
};
