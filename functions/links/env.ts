import * as z from 'zod';

export const linksEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  EVENT_BUS_NAME: z.string().min(1),
});
