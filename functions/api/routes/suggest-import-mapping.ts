import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { importKinds } from '../../../core/import/import-request.ts';
import { MOST_COLUMNS } from '../../../core/import/limits.ts';
import { suggestMapping } from '../../../core/import/suggest-mapping.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const body = z.strictObject({
  headers: z.array(z.string().max(1000)).max(MOST_COLUMNS),
  kind: z.enum(importKinds),
});

export const suggestImportMapping = route({
  method: 'POST',
  path: '/v1/imports/mapping-suggestion',
  summary: 'A guess by the names of the columns, in English or Russian, for a person to look over',
  access: 'read',
  body,
  answer: z.object({
    mapping: z.record(z.string(), z.string()).describe('Header → field'),
    unknown: z.array(z.string()).describe('Headers that are left out'),
  }),
  refusals: { 422: 'Every fault of the body' },
  async run(ask, { config }) {
    const parsed = body.safeParse(ask.body);
    if (parsed.error) return problem(422, { faults: faultsOf(parsed.error) });
    const { headers, kind } = parsed.data;
    const { people } = await config.snapshot();
    return { body: suggestMapping(headers, kind, people.namespaces) };
  },
});
