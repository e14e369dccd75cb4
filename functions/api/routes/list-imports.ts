import * as z from 'zod';
import { importJson, importSchema, totalsOf } from '../imports/import-json.ts';
import { route } from '../route.ts';

const PAGE = 20;

export const listImports = route({
  method: 'GET',
  path: '/v1/imports',
  summary: 'Imports, newest first',
  access: 'read',
  query: z.object({
    cursor: z.string().max(200).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(PAGE).default(PAGE),
  }),
  answer: z.object({ imports: z.array(importSchema), cursor: z.string().optional() }),
  async run({ query }, ports) {
    const { imports, cursor } = await ports.imports.list(query.cursor, query.limit);
    const counted = imports.map(async (one) =>
      importJson(one, one.totals ?? totalsOf(await ports.imports.parts(one.id))),
    );
    return { body: { imports: await Promise.all(counted), ...(cursor === undefined ? {} : { cursor }) } };
  },
});
