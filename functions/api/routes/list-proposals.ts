import * as z from 'zod';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type { Proposal } from '../../../core/config/proposal.ts';
import { atATime } from '../../adapters/at-a-time.ts';
import { proposalSchema, proposalToJson } from '../documents/proposal-json.ts';
import { route } from '../route.ts';

const AT_ONCE = 8;

/** None where the draft was edited since: then the asking is over. */
const openOne = async (
  { draft }: Pick<ConfigDocuments, 'draft'>,
  proposal: Proposal,
): Promise<Proposal[]> => {
  const { kind, id, draftVersion } = proposal;
  return (await draft({ kind, id }))?.draftVersion === draftVersion ? [proposal] : [];
};

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
    proposals: z.array(
      z.object({
        kind: z.string(),
        id: z.string(),
        draftVersion: z.int().describe('The draft that it is about: `If-Match` of whoever answers it'),
        ...proposalSchema.shape,
      }),
    ),
    cursor: z.string().optional(),
  }),
  async run({ query }, { documents }) {
    const { proposals, ...page } = await documents.proposals(query.cursor, query.limit);
    const open = await atATime(AT_ONCE, proposals, (one) => openOne(documents, one));
    const shown = open.flat().map((one) => {
      const { kind, id, draftVersion } = one;
      return { kind, id, draftVersion, ...proposalToJson(one) };
    });
    return { body: { proposals: shown, ...page } };
  },
});
