import * as z from 'zod';

export const advanceEnrollmentEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
  SCHEDULE_GROUP_NAME: z.string().min(1),
  SCHEDULE_ROLE_ARN: z.string().min(1),
  WAKE_QUEUE_ARN: z.string().min(1),
  SCHEDULE_DEAD_LETTER_QUEUE_ARN: z.string().min(1),
  COUNTS_QUEUE_URL: z.url(),
  SES_CONFIGURATION_SET: z.string().min(1),
  /** Empty where the stage has no End User Messaging. */
  SMS_CONFIGURATION_SET: z.string(),
  PUBLIC_URL: z.url(),
  /** Only the local run says `true`: a webhook may call the machine it runs on, and a push service may be there. */
  WEBHOOKS_TO_LOOPBACK: z.enum(['true', 'false']),
});
