import { consentChanged } from '../consent/consent-changed.ts';
import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { DeliveryEvent } from '../send/ports.ts';
import { outcomes, TASK_DONE, type Task } from './task.ts';

/** What follows from an outcome, as events of hers: the same ones however often it is said. */
export const saidByOutcome = (task: Task, atMs: number): EventEnvelope[] => {
  const { id, profileId, journeyId, queue, outcome, phone } = task;
  if (!outcome) return [];
  const { code, by } = outcome;
  const done = ownEvent({
    profileId,
    event: TASK_DONE,
    source: 'callcentre',
    atMs,
    properties: { task_id: id, journeyId, queue, outcome: code, by },
    prefix: 'task',
    parts: [id],
  });
  if (code !== 'do-not-call') return [done];
  const denial = { channel: 'agent', purpose: 'marketing', status: 'denied', text: code } as const;
  return [done, consentChanged({ ...denial, profileId, address: phone, atMs, by, parts: [id] })];
};

/** She was reached: to the cascade it is what a click is to a mail. */
export const answerOf = (task: Task, atMs: number): DeliveryEvent | undefined => {
  const { id: sendId, profileId, enrollmentId, journeyId, outcome } = task;
  if (!outcome || !outcomes[outcome.code].reacted) return undefined;
  return { v: 1, sendId, profileId, enrollmentId, journeyId, channel: 'agent', type: 'answered', atMs };
};
