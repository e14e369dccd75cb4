import { MINUTE_MS, SECOND_MS } from '../duration.ts';
import type { WebhookAnswer } from '../ports.ts';
import type { Enrollment } from './enrollment.ts';
import { moved } from './moves.ts';
import type { Verdict } from './verdict.ts';

/** With the waits between them they take about eight minutes. */
const MOST_CALLS = 5;
const FIRST_WAIT_MS = 30 * SECOND_MS;
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** `send`: it was taken. `held`: it is tried again. `skip`: the journey goes on without. */
export interface Called {
  enrollment: Enrollment;
  kind: 'send' | 'held' | 'skip';
  reason: string;
}

/** What the answer to a call makes of the enrollment: on with what follows, or the same call again after a while. */
export const called = (
  enrollment: Enrollment,
  verdict: Extract<Verdict, { kind: 'act' }>,
  answer: WebhookAnswer,
  atMs: number,
): Called => {
  const { call: before, ...position } = enrollment.position;
  if (answer.kind === 'taken')
    return { enrollment: moved(enrollment, verdict, atMs), kind: 'send', reason: `http-${answer.status}` };
  const { reason, again } = answer;
  const failed = (before?.failed ?? 0) + 1;
  if (!again || failed >= MOST_CALLS)
    return { enrollment: moved(enrollment, verdict, atMs), kind: 'skip', reason };
  const againAtMs = atMs + Math.min(FIRST_WAIT_MS * 2 ** (failed - 1), LONGEST_WAIT_MS);
  return {
    enrollment: { ...enrollment, position: { ...position, call: { failed, againAtMs } } },
    kind: 'held',
    reason,
  };
};
