import * as z from 'zod';
import { roles } from '../../core/access/role.ts';
import { scopes as allScopes } from '../../core/access/scope.ts';
import type { TokenEntry } from '../../core/config/api-tokens.ts';

export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    scopes: z.array(z.enum(allScopes)).optional().describe('Of what the role may, only these'),
    madeAt: z.iso.datetime(),
    by: z.string().optional().describe('Who made it; absent of those from the command line'),
  })
  .meta({ title: 'Token' });

export const tokenJson = ({ madeAtMs, scopes, ...entry }: TokenEntry): z.infer<typeof tokenSchema> => ({
  ...entry,
  ...(scopes && { scopes: [...scopes] }),
  madeAt: new Date(madeAtMs).toISOString(),
});
