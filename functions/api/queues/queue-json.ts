import * as z from 'zod';
import { type DeadLetter, type QueueState, queueNames, type Redrive } from '../../../core/queue/queues.ts';

const iso = (ms: number) => new Date(ms).toISOString();

export const queueSchema = z.object({
  name: z
    .enum(queueNames)
    .describe(
      'By what it carries; schedules and archive have dead letters only: what could not be handed over',
    ),
  waiting: z.int().describe('As nearly as the service counts'),
  inFlight: z.int().describe('Taken by a function and not done yet'),
  later: z.int().describe('Sent for a later moment'),
  dead: z.int().describe('Given up after forty tries (jobs: ten), kept for 14 days'),
  canRedrive: z.boolean(),
});

export const queueJson = (state: QueueState): z.infer<typeof queueSchema> => ({
  ...state,
  canRedrive: state.name !== 'archive',
});

export const deadLetterSchema = z.object({
  id: z.string(),
  kind: z.enum(['events', 'delivery', 'wake', 'job', 'counts', 'unknown']),
  names: z.array(z.string()).describe('Of events their names, of a delivery what was reported'),
  receivedTimes: z.int(),
  sentAt: z.iso.datetime(),
  firstReceivedAt: z.iso.datetime().optional(),
  errorCode: z.string().optional().describe('Why the bus or the scheduler could not hand it over'),
});

export const deadLetterJson = ({ sentAtMs, firstReceivedAtMs, ...letter }: DeadLetter) => ({
  ...letter,
  sentAt: iso(sentAtMs),
  ...(firstReceivedAtMs !== undefined && { firstReceivedAt: iso(firstReceivedAtMs) }),
});

export const redriveSchema = z.object({
  state: z.enum(['running', 'completed', 'cancelling', 'cancelled', 'failed']),
  startedAt: z.iso.datetime(),
  moved: z.int(),
  total: z.int().optional(),
  failure: z.string().optional(),
});

export const redriveJson = ({ startedAtMs, ...redrive }: Redrive) => ({
  ...redrive,
  startedAt: iso(startedAtMs),
});
