import type { Enrollment } from './enrollment.ts';
import { heardAt } from './heard-at.ts';
import { dueSinceMs } from './parking.ts';
import { TOO_LATE_MS } from './too-late.ts';

/** Far above every number that was given out in the time that is lost: whatever is armed from then is out of date. */
const LOST_WAKES = 100_000;

export interface Restored {
  /** When the table that is lost was last written: until then messages may have left that nobody knows of. */
  untilMs: number;
  nowMs: number;
}

export interface Rearmed {
  enrollment: Enrollment;
  /** What was due may have been sent already: it is dropped. */
  mayHaveLeft: boolean;
}

/** What her step has waited for made her due when it happened, even if a replay tells of it only now. */
const dueMsOf = (stored: Enrollment): number | undefined => {
  const heard = heardAt(stored, stored.position.stepId ?? '');
  const dueMs = dueSinceMs(stored);
  return heard && dueMs !== undefined ? Math.min(heard.atMs, dueMs) : dueMs;
};

/**
 * Someone inside a journey after the table was put back to an earlier time. What was due before the end of the time that is lost may have been sent in
 * it, so that it counts as far too late; what is due after it is armed anew. Done twice it comes to the same messages.
 */
export const afterRestore = (stored: Enrollment, { untilMs, nowMs }: Restored): Rearmed => {
  const dueMs = dueMsOf(stored) ?? untilMs;
  const mayHaveLeft = dueMs <= untilMs;
  const wakeNo = stored.wakeNo + LOST_WAKES;
  if (!mayHaveLeft) return { enrollment: { ...stored, wakeNo }, mayHaveLeft };
  const longAgoMs = Math.min(dueMs, nowMs - TOO_LATE_MS - 1);
  const late = {
    ...{ ...stored, wakeNo, wakesAtMs: longAgoMs },
    ...(stored.heldDueAtMs !== undefined && { heldDueAtMs: longAgoMs }),
    ...(stored.parkedDueAtMs !== undefined && { parkedDueAtMs: longAgoMs }),
  };
  return { enrollment: late, mayHaveLeft };
};
