import type { Place } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { Rung } from './step-kind.ts';

/** The messages that a step may send to this very person, in her order. */
export const rungsFor = (place: Place | undefined, enrollment: Enrollment): readonly Rung[] =>
  place?.kind.rungs?.(place.step, enrollment) ?? [];
