import * as z from 'zod';

export const collectEnv = z.object({
  EVENT_BUS_NAME: z.string().min(1),
  CONFIG_TABLE_NAME: z.string().min(1),
  /** The local run may ask a shop system on its own machine. */
  HOOKS_ASK_LOOPBACK: z.enum(['true', 'false']),
});
