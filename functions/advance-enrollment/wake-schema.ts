import * as z from 'zod';

/** The message that a schedule puts on the wake queue. */
export const wakeSchema = z.object({
  profileId: z.string().min(1),
  enrollmentId: z.string().min(1),
  wakeNo: z.int().min(0),
});
