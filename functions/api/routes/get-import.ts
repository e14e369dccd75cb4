import { importDetailJson, importDetailSchema } from '../imports/import-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getImport = route({
  method: 'GET',
  path: '/v1/imports/{id}',
  summary: 'How far an import has come',
  access: 'read',
  answer: importDetailSchema,
  refusals: { 404: 'There is no such import' },
  async run({ params }, { imports }) {
    const one = await imports.get(params.id ?? '');
    if (!one) return problem(404, { detail: 'There is no such import.' });
    return { body: importDetailJson(one, await imports.parts(one.id)) };
  },
});
