import { importDetailJson, importDetailSchema, totalsOf } from '../imports/import-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const finishImport = route({
  method: 'POST',
  path: '/v1/imports/{id}/finish',
  summary: 'Says that no more parts come; doing so twice changes nothing',
  access: 'edit',
  answer: importDetailSchema,
  refusals: { 404: 'There is no such import' },
  async run({ params }, { imports, clock }) {
    const one = await imports.get(params.id ?? '');
    if (!one) return problem(404, { detail: 'There is no such import.' });
    const parts = await imports.parts(one.id);
    if (one.status === 'finished') return { body: importDetailJson(one, parts) };
    const finishedAtMs = clock.now();
    await imports.finish(one.id, finishedAtMs, totalsOf(parts));
    return { body: importDetailJson({ ...one, status: 'finished', finishedAtMs }, parts) };
  },
});
