import * as z from 'zod';
import { summarySchema } from '../document-view.ts';
import { listDocuments, listQuery } from '../list-documents.ts';
import { route } from '../route.ts';

export const listJourneys = route({
  method: 'GET',
  path: '/v1/journeys',
  summary: 'Journeys by id, a page at a time, without their contents',
  access: 'read',
  query: listQuery,
  answer: z.object({ journeys: z.array(summarySchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const { summaries, ...page } = await listDocuments(ports, 'journey', query);
    return { body: { journeys: summaries, ...page } };
  },
});
