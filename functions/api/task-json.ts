import * as z from 'zod';
import { isClaimed, outcomeNames, type Task } from '../../core/task/task.ts';

const instant = z.iso.datetime();

export const taskSchema = z
  .object({
    id: z.string(),
    status: z.enum(['open', 'claimed', 'done', 'withdrawn']),
    queue: z.string(),
    title: z.string(),
    text: z.string(),
    phone: z.string(),
    profileId: z.string(),
    journeyId: z.string(),
    stepId: z.string(),
    createdAt: instant,
    dueAt: instant,
    claimedBy: z.string().optional(),
    claimedUntil: instant.optional(),
    outcome: z.enum(outcomeNames).optional(),
    note: z.string().optional(),
    closedAt: instant.optional(),
    reason: z.string().optional().describe('Why it was taken back'),
  })
  .meta({ title: 'Task' });

const iso = (atMs: number) => new Date(atMs).toISOString();

export const taskJson = (task: Task, nowMs: number): z.infer<typeof taskSchema> => {
  const { id, queue, title, text, phone, profileId, journeyId, stepId, claim, outcome } = task;
  const isTaken = isClaimed(task, nowMs);
  return {
    id,
    status: isTaken ? 'claimed' : task.status,
    ...{ queue, title, text, phone, profileId, journeyId, stepId },
    createdAt: iso(task.createdAtMs),
    dueAt: iso(task.dueAtMs),
    ...(isTaken && claim && { claimedBy: claim.by, claimedUntil: iso(claim.untilMs) }),
    ...(outcome && { outcome: outcome.code, ...(outcome.note !== undefined && { note: outcome.note }) }),
    ...(task.closedAtMs !== undefined && { closedAt: iso(task.closedAtMs) }),
    ...(task.reason !== undefined && { reason: task.reason }),
  };
};
