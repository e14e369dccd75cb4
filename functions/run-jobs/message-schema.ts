import * as z from 'zod';

/** Asks for one step of a job. */
export const jobMessageSchema = z.object({ jobId: z.string().min(1), step: z.int().min(0) });
