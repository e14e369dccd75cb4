import * as z from 'zod';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getOfferStock = route({
  method: 'GET',
  path: '/v1/offers/{id}/stock',
  summary: 'How many codes of an offer are free, and how many somebody has',
  access: 'read',
  answer: z.object({
    free: z.int().describe('In the pool; 0 where codes are made up'),
    taken: z.int(),
    isMore: z.boolean().describe('There are more than were counted'),
  }),
  refusals: { 404: 'There is no such offer' },
  async run({ params }, { documents, offers }) {
    const id = params.id ?? '';
    if (!(await documents.draft({ kind: 'offer', id })))
      return problem(404, { detail: 'There is no such offer.' });
    return { body: await offers.stock(id) };
  },
});
