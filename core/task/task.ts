import * as z from 'zod';

/** Names of work lists. */
export const queueName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens');

/** Where calls of cascades go, and steps that name no list. */
export const DEFAULT_QUEUE = 'calls';
/** Who asks by the page of preferences to be forgotten. */
export const PRIVACY_QUEUE = 'privacy';

/** How a call may end. Whoever was reached has reacted, as by a click: the cascade it is a rung of is over. */
export const outcomes = {
  ordered: { reacted: true },
  interested: { reacted: true },
  'not-interested': { reacted: true },
  answered: { reacted: true },
  /** Wants no more calls: that is kept as a denial. */
  'do-not-call': { reacted: true },
  'no-answer': { reacted: false },
  'wrong-number': { reacted: false },
  other: { reacted: false },
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]];

/** Where a task goes, and when it is due. */
export interface Work {
  queue?: string;
  dueInMs?: number;
}

export type TaskStatus = 'open' | 'done' | 'withdrawn';

/** An agent has dealt with a task: journeys may wait for it, start or end by it. */
export const TASK_DONE = 'Task Done';

/** Something that an agent is to do for one person. */
export interface Task {
  /** That of the send it carries out. */
  id: string;
  profileId: string;
  journeyId: string;
  enrollmentId: string;
  stepId: string;
  queue: string;
  title: string;
  text: string;
  /** Whom to call. */
  phone: string;
  createdAtMs: number;
  dueAtMs: number;
  status: TaskStatus;
  /** Who works on it, and until when nobody else does. */
  claim?: { by: string; untilMs: number };
  outcome?: { code: Outcome; by: string; note?: string };
  /** Why it was taken back: `ordered`. */
  reason?: string;
  closedAtMs?: number;
}

export const isClaimed = ({ status, claim }: Task, nowMs: number): boolean =>
  status === 'open' && claim !== undefined && nowMs < claim.untilMs;
