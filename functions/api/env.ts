import * as z from 'zod';
import { queuePlaces } from '../adapters/sqs/queue-places.ts';

export const apiEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  SCHEDULE_GROUP_NAME: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: z.string().min(1),
  JOB_QUEUE_ARN: z.string().min(1),
  JOB_QUEUE_URL: z.url(),
  /** Empty where no archive is kept. */
  ARCHIVE_BUCKET_NAME: z.string(),
  /** For tests of messages. */
  WAKE_QUEUE_URL: z.url(),
  /** All queues of the engine with their dead letters. */
  QUEUES: queuePlaces,
  /** Where people sign in, and by which of its clients; empty where only tokens of our own are taken. */
  USER_POOL_ID: z.string(),
  USER_POOL_CLIENT_ID: z.string(),
  /** For links as long as real ones. */
  PUBLIC_URL: z.url(),
});
