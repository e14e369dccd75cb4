import type { HoldReason } from '../contact/verdict.ts';
import { DAY_MS } from '../duration.ts';
import type { Enrollment } from './enrollment.ts';
import { TOO_LATE_MS } from './too-late.ts';
import type { Verdict } from './verdict.ts';
import { WAKE_STRIDE } from './wake-stride.ts';

/** A resume wakes whoever is parked; this is only for somebody whom it missed. */
export const PARKED_REST_MS = DAY_MS;

/** Since when something is due that waits for an operator; else the time of the wake. */
export const dueSinceMs = ({
  heldDueAtMs,
  parkedDueAtMs,
  wakesAtMs,
}: Pick<Enrollment, 'heldDueAtMs' | 'parkedDueAtMs' | 'wakesAtMs'>): number | undefined =>
  heldDueAtMs ?? parkedDueAtMs ?? wakesAtMs;

/**
 * As a wake finds it. The wake says itself since when it is due, and the later time counts: two functions may have armed
 * different ones, of which one was written, or the write after the last one was lost.
 */
export const asArmed = (enrollment: Enrollment, { dueAtMs }: { dueAtMs?: number }): Enrollment => {
  if (dueAtMs === undefined || dueAtMs <= (dueSinceMs(enrollment) ?? 0)) return enrollment;
  return { ...unheld(unparked(enrollment)), wakesAtMs: dueAtMs };
};

/** What falls due while the journey is paused waits, and is remembered by when it was due. */
export const parked = (enrollment: Enrollment, nowMs: number): Enrollment => ({
  ...unheld(enrollment),
  parkedDueAtMs: dueSinceMs(enrollment) ?? nowMs,
});

const unheld = ({ heldDueAtMs: _, ...rest }: Enrollment): Enrollment => rest;

/** Holds that an operator ends. What the person herself waits for, her morning say, makes nothing late. */
const byOperator: ReadonlySet<HoldReason> = new Set<HoldReason>(['switched-off', 'breaker-open']);

/** As it rests: parked while the journey is paused, held since it was due while an operator holds it, and else neither. */
export const atRest = (
  enrollment: Enrollment,
  { reason, held }: Extract<Verdict, { kind: 'rest' }>,
  nowMs: number,
): Enrollment => {
  if (reason === 'paused') return parked(enrollment, nowMs);
  const isKept = held && byOperator.has(held.reason);
  return unparked(isKept ? keptDue(enrollment, nowMs) : unheld(enrollment));
};

/** Rests for a moment, for the sake of what somebody else is at: that makes nothing that is late punctual. */
export const keptDue = (enrollment: Enrollment, nowMs: number): Enrollment => ({
  ...enrollment,
  heldDueAtMs: dueSinceMs(enrollment) ?? nowMs,
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
