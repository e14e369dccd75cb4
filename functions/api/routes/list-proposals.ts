import * as z from 'zod';
import { proposalSchema, proposalToJson } from '../documents/proposal-json.ts';
import { route } from '../route.ts';

export const listProposals = route({
  method: 'GET',
  path: '/v1/proposals',
  summary: 'Drafts that wait for a second person, or for somebody to publish them',
  access: 'read',
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({
    proposals: z.array(z.object({ kind: z.string(), id: z.string(), ...proposalSchema.shape })),
    cursor: z.string().optional(),
  }),
  async run({ query }, { documents }) {
    const { proposals, ...page } = await documents.proposals(query.cursor, query.limit);
    const shown = proposals.map((one) => ({ kind: one.kind, id: one.id, ...proposalToJson(one) }));
    return { body: { proposals: shown, ...page } };
  },
});
