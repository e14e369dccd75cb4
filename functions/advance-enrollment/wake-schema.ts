import * as z from 'zod';

const number = z.int().min(0);

/** What a schedule puts on the wake queue: an enrollment is to go on, or a person is to be looked at. */
export const wakeSchema = z.union([
  z.object({ profileId: z.string().min(1), enrollmentId: z.string().min(1), wakeNo: number }),
  z.object({ profileId: z.string().min(1), clockNo: number, armedAtMs: z.number() }),
]);
export type WakeMessage = z.infer<typeof wakeSchema>;
/** The armed look at a person. */
export type ClockWake = Extract<WakeMessage, { clockNo: number }>;
