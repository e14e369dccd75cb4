import * as z from 'zod';
import type { TokenEntry } from '../../../core/config/api-tokens.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

/** One that is narrowed to some scopes may not do what an admin has to. */
const isWholeAdmin = ({ role, scopes }: Pick<TokenEntry, 'role' | 'scopes'>): boolean =>
  role === 'admin' && scopes === undefined;

export const deleteToken = route({
  method: 'DELETE',
  path: '/v1/tokens/{id}',
  summary: 'Takes a token back: it is refused everywhere within 15 seconds',
  access: 'admin',
  query: z.object({
    lastAdmin: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: although no other token of an admin is left, and only `npm run keys` makes another'),
  }),
  answer: z.object({ deleted: z.literal(true) }),
  refusals: { 404: 'There is no such token', 409: 'It is the last one of an admin' },
  async run({ params, query, by }, { tokens, documents, clock }) {
    const all = await tokens.list();
    const entry = all.find(({ id }) => id === params.id);
    if (!entry) return problem(404, { detail: 'There is no such token.' });
    const isLast = isWholeAdmin(entry) && all.filter(isWholeAdmin).length === 1;
    if (isLast && query.lastAdmin === 'false')
      return problem(409, { detail: 'It is the last token of an admin: say lastAdmin=true if it is to go.' });
    const { id, name } = entry;
    await documents.audit({ atMs: clock.now(), by, action: 'delete', kind: 'token', id, name });
    await tokens.remove(id);
    return { body: { deleted: true } };
  },
});
