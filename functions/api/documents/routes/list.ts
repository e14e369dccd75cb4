import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { type Route, route } from '../../route.ts';
import { summarySchema } from '../document-view.ts';
import { listDocuments, listQuery } from '../list-documents.ts';

export const listRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: `/v1/${kind.plural}`,
    summary: `All ${kind.plural} by id, a page at a time, without their contents`,
    access: 'read',
    query: listQuery,
    answer: z.object({ [kind.plural]: z.array(summarySchema), cursor: z.string().optional() }),
    async run({ query }, ports) {
      const { summaries, ...page } = await listDocuments(ports, kind.kind, query);
      return { body: { [kind.plural]: summaries, ...page } };
    },
  });
