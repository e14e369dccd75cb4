import { DAY_MS } from '../duration.ts';
import type { Enrollment } from './enrollment.ts';
import { TOO_LATE_MS } from './too-late.ts';
import { WAKE_STRIDE } from './wake-stride.ts';

/** A resume wakes whoever is parked; this is only for somebody whom it missed. */
export const PARKED_REST_MS = DAY_MS;

/** What falls due while the journey is paused waits, and is remembered by when it was due. */
export const parked = (enrollment: Enrollment, nowMs: number): Enrollment => ({
  ...enrollment,
  parkedDueAtMs: enrollment.parkedDueAtMs ?? enrollment.wakesAtMs ?? nowMs,
});

/** No longer waiting for a resume. */
export const unparked = ({ parkedDueAtMs: _, ...rest }: Enrollment): Enrollment => rest;

/** Was it due so long before the journey was resumed that its message is dropped? */
export const isOverdue = ({ parkedDueAtMs }: Enrollment, resumedAtMs: number): boolean =>
  parkedDueAtMs !== undefined && resumedAtMs - parkedDueAtMs > TOO_LATE_MS;

/**
 * Goes on with a new wake at `wakesAtMs`, before it is saved; waiting for its turn makes nobody late. Who is overdue keeps the
 * time that she was due at, so that her wake drops the message.
 */
export const resumed = (
  enrollment: Enrollment,
  { resumedAtMs, wakesAtMs }: { resumedAtMs: number; wakesAtMs: number },
): Enrollment => {
  const { parkedDueAtMs = wakesAtMs } = enrollment;
  return {
    ...unparked(enrollment),
    wakeNo: enrollment.wakeNo + WAKE_STRIDE,
    wakesAtMs: isOverdue(enrollment, resumedAtMs) ? parkedDueAtMs : wakesAtMs,
  };
};
