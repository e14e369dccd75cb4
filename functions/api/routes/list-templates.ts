import * as z from 'zod';
import { summarySchema } from '../document-view.ts';
import { listDocuments, listQuery } from '../list-documents.ts';
import { route } from '../route.ts';

export const listTemplates = route({
  method: 'GET',
  path: '/v1/templates',
  summary: 'Templates by id, a page at a time, without their contents',
  access: 'read',
  query: listQuery,
  answer: z.object({ templates: z.array(summarySchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const { summaries, ...page } = await listDocuments(ports, 'template', query);
    return { body: { templates: summaries, ...page } };
  },
});
