import * as z from 'zod';

export const updateProfileEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  SCHEDULE_GROUP_NAME: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  WAKE_QUEUE_ARN: z.string().min(1),
  WAKE_QUEUE_URL: z.url(),
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: z.string().min(1),
  COUNTS_QUEUE_URL: z.url(),
});
