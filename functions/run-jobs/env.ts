import * as z from 'zod';

export const runJobsEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  SCHEDULE_GROUP_NAME: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: z.string().min(1),
  COUNTS_QUEUE_URL: z.url(),
  WAKE_QUEUE_ARN: z.string().min(1),
  JOB_QUEUE_ARN: z.string().min(1),
  JOB_QUEUE_URL: z.url(),
  /** Empty where no archive is kept. */
  ARCHIVE_BUCKET_NAME: z.string(),
  /** The local run may read feeds of this machine. */
  FEEDS_FROM_LOOPBACK: z.enum(['true', 'false']),
  /** For links as long as real ones. */
  PUBLIC_URL: z.url(),
});
