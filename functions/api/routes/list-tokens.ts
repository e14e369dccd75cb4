import * as z from 'zod';
import { route } from '../route.ts';
import { tokenJson, tokenSchema } from '../token-json.ts';

export const listTokens = route({
  method: 'GET',
  path: '/v1/tokens',
  summary: 'Who holds a token, by name; old ones are listed once they have been used',
  access: 'admin',
  answer: z.object({ tokens: z.array(tokenSchema) }),
  async run(_, { tokens }) {
    const all = await tokens.list();
    const byName = all.toSorted((a, b) => a.name.localeCompare(b.name) || a.madeAtMs - b.madeAtMs);
    return { body: { tokens: byName.map(tokenJson) } };
  },
});
