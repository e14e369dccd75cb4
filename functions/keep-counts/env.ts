import * as z from 'zod';

export const keepCountsEnv = z.object({
  PROFILE_TABLE_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
});
