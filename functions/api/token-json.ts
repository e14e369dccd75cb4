import * as z from 'zod';
import { roles } from '../../core/access/role.ts';
import type { TokenEntry } from '../../core/config/api-tokens.ts';

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    madeAt: z.iso.datetime(),
    by: z.string().optional().describe('Who made it; absent of those from the command line'),
  })
  .meta({ title: 'Token' });

export const tokenJson = ({ madeAtMs, ...entry }: TokenEntry): z.infer<typeof tokenSchema> => ({
  ...entry,
  madeAt: new Date(madeAtMs).toISOString(),
});
