import * as z from 'zod';
import type { Journey } from '../journey/journey.ts';
import { productSchema } from '../product/product.ts';

/** Whom inside a journey: these people, those at a step, or everybody. */
export const whomSchema = z.object({
  journeyId: z.string(),
  profileIds: z.array(z.string()).optional(),
  stepId: z.string().optional(),
  fromVersion: z.int().optional(),
  /** Runs of a broadcast whose people may be inside. */
  runIds: z.array(z.string()).default([]),
});

/** What each kind of job is started with; one line per kind. */
export const jobInputs = {
  broadcast: z.object({ journeyId: z.string(), runId: z.string() }),
  'end-run': z.object({ journeyId: z.string(), runId: z.string() }),
  'refresh-segments': z.object({ segmentIds: z.array(z.string()).default([]) }),
  'move-people': whomSchema,
  'remove-people': whomSchema,
  'restart-people': whomSchema,
  'resume-journey': z.object({ journeyId: z.string(), perMinute: z.int().min(1) }),
  backtest: z.object({
    journeyId: z.string(),
    /** As it was when the job was started: a valid journey. */
    draft: z.custom<Journey>((value) => typeof value === 'object' && value !== null),
    /** Played beside it. */
    liveVersion: z.int().optional(),
    fromMs: z.number(),
    toMs: z.number(),
    /** So many people are enough. */
    people: z.int().min(1),
  }),
  'compact-archive': z.object({}),
  'product-changed': z.object({ before: productSchema, after: productSchema }),
  'import-feed': z.object({
    feedId: z.string(),
    /** Of a run that was armed; the next one counts from it. */
    dueAtMs: z.number().optional(),
  }),
  'stop-journey': z.object({ journeyId: z.string(), runIds: z.array(z.string()).default([]) }),
  'weekly-report': z.object({
    dueAtMs: z.number(),
    /** Of day, time and zone as they were when it was armed. */
    schedule: z.string(),
  }),
  'watch-experiment': z.object({
    journeyId: z.string(),
    stepId: z.string(),
    /** Of the plan as it was when the look was armed: of another one it is none. */
    settings: z.string(),
  }),
  'rearm-people': z.object({
    journeyIds: z.array(z.string()),
    /** The time that is lost ends here. */
    untilMs: z.number(),
  }),
  'undo-job': z.object({ jobId: z.string() }),
};

export type JobName = keyof typeof jobInputs;
export type JobInput<K extends JobName> = z.output<(typeof jobInputs)[K]>;
export type JobAsk<K extends JobName> = z.input<(typeof jobInputs)[K]>;
