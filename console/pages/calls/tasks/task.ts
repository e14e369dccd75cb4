import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { getTask as route } from '../../../../functions/api/routes/get-task.ts';

export type getTask = typeof route;
export type Task = AnswerOf<getTask>;

/** How an open task stands for somebody: whether it can be taken, is hers already, or somebody else works on it. */
export type Standing = 'free' | 'mine' | 'taken' | 'done' | 'withdrawn';

export const standingOf = (
  { status, claimedBy, claimedUntil }: Pick<Task, 'status' | 'claimedBy' | 'claimedUntil'>,
  name: string,
  nowMs: number,
): Standing => {
  if (status === 'done' || status === 'withdrawn') return status;
  const isHeld = claimedUntil !== undefined && nowMs < Date.parse(claimedUntil);
  if (!isHeld) return 'free';
  return claimedBy === name ? 'mine' : 'taken';
};

/** `4:05`: what is left of the time that it is somebody's. */
export const leftOf = (until: string, nowMs: number): string => {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
