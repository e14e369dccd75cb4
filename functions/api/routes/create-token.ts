import * as z from 'zod';
import { roles } from '../../../core/access/role.ts';
import { scopes as allScopes } from '../../../core/access/scope.ts';
import { faultsOf } from '../../../core/faults.ts';
import { problem } from '../problem.ts';
import { randomKey } from '../random-key.ts';
import { route } from '../route.ts';
import { tokenJson, tokenSchema } from '../token-json.ts';

const bodySchema = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('Whose it is: the audit shows it'),
  role: z.enum(roles),
  scopes: z
    .array(z.enum(allScopes))
    .min(1)
    .optional()
    .describe('Of what the role may, only these: for a program that does one thing'),
});

export const createToken = route({
  method: 'POST',
  path: '/v1/tokens',
  summary: 'Gives out a token; it is shown this once, and only its hash is kept',
  access: 'admin',
  body: bodySchema,
  success: 201,
  answer: tokenSchema.extend({ token: z.string() }),
  refusals: { 409: 'Somebody else has that name', 422: 'Every fault' },
  async run({ body, by }, { tokens, documents, clock }) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(422, { faults: faultsOf(asked.error) });
    const { name, role, scopes } = asked.data;
    if ((await tokens.list()).some((one) => one.name === name))
      return problem(409, { detail: `There is a token of ${name}: two could not be told apart.` });
    const token = randomKey('token');
    const entry = await tokens.put(token, { name, role, ...(scopes && { scopes }), by });
    await documents.audit({ atMs: clock.now(), by, action: 'create', kind: 'token', id: entry.id, name });
    return { status: 201, body: { ...tokenJson(entry), token } };
  },
});
