import type { Cost } from '../contact/price.ts';
import type { Enrollment, EnrollmentStatus, SendRecord } from './enrollment.ts';
import { atRest } from './parking.ts';
import type { SendVerdict, SkipVerdict, Verdict } from './verdict.ts';

/** Records of sends that an enrollment keeps. */
const MOST_SENDS = 20;

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** After a `skip`, an `act` or a `goto`: where the next question is asked, at once. */
export const moved = (
  enrollment: Enrollment,
  verdict: SkipVerdict | Of<'goto' | 'act'>,
  nowMs: number,
): Enrollment => {
  if (verdict.kind === 'act')
    return { ...enrollment, position: { stepId: verdict.next, enteredStepAtMs: nowMs } };
  if (verdict.kind === 'goto')
    return { ...enrollment, position: { stepId: verdict.stepId, enteredStepAtMs: nowMs } };
  const rung = { index: (verdict.rung ?? 0) + 1, channel: verdict.channel };
  return { ...enrollment, position: { ...enrollment.position, rung } };
};

/** What became of a message that left, or may have left. */
export interface Sent {
  sendId: string;
  atMs: number;
  outcome: 'sent' | 'unknown';
  providerId?: string;
  cost?: Cost;
}

/** After a message has left: the claim is gone, and the next wait counts from `sent.atMs`. */
export const settled = (enrollment: Enrollment, verdict: SendVerdict, sent: Sent): Enrollment => {
  const { claim: _, ...rest } = enrollment;
  const { stepId, channel, rung: index = 0 } = verdict;
  const record: SendRecord = { ...sent, stepId, channel };
  return {
    ...rest,
    sends: [...enrollment.sends.filter((one) => one.sendId !== sent.sendId), record].slice(-MOST_SENDS),
    position: {
      ...enrollment.position,
      rung: { index, channel, sentAtMs: sent.atMs, sendId: sent.sendId },
    },
  };
};

/** After a `rest`: the wake to arm is `(wakeNo, wakesAtMs)` of what comes back, before it is saved. */
export const rested = (enrollment: Enrollment, verdict: Of<'rest'>, nowMs: number): Enrollment => ({
  ...atRest(enrollment, verdict, nowMs),
  wakeNo: enrollment.wakeNo + 1,
  wakesAtMs: verdict.untilMs,
});

const statusOf = (verdict: Of<'exit' | 'complete'>): EnrollmentStatus => {
  if (verdict.kind === 'complete') return 'completed';
  return verdict.reason === 'stopped' ? 'stopped' : 'exited';
};

/** After the end. A claim that stands is left to whoever holds it. */
export const ended = (enrollment: Enrollment, verdict: Of<'exit' | 'complete'>, atMs: number): Enrollment => {
  const { wakesAtMs: _, ...rest } = enrollment;
  const status = statusOf(verdict);
  if (verdict.kind === 'exit') return { ...rest, status, reason: verdict.reason, endedAtMs: atMs };
  return { ...rest, status, endedAtMs: atMs, position: { stepId: null, enteredStepAtMs: atMs } };
};
