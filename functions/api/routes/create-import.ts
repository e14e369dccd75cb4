import { importRequestSchema } from '../../../core/import/import-request.ts';
import { beginImport } from '../imports/begin-import.ts';
import { importDetailJson, importDetailSchema } from '../imports/import-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const createImport = route({
  method: 'POST',
  path: '/v1/imports',
  summary: 'Begins the import of a CSV file: what it holds, and which field each column is',
  access: 'edit',
  body: importRequestSchema,
  answer: importDetailSchema,
  success: 201,
  refusals: { 422: 'Every fault of the mapping; nothing is begun' },
  async run({ body, by }, ports) {
    const begun = await beginImport(ports, { body, by });
    if (begun.kind === 'faults') return problem(422, { faults: begun.faults });
    return { status: 201, body: importDetailJson(begun.one, []) };
  },
});
