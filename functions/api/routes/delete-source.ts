import * as z from 'zod';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const deleteSource = route({
  method: 'DELETE',
  path: '/v1/sources/{id}',
  summary: 'Takes a source away: its keys are unknown within 15 seconds; what it has told stays',
  access: 'admin',
  answer: z.object({ deleted: z.literal(true) }),
  refusals: { 404: 'There is no such source', 409: 'Somebody changes it at this moment' },
  async run({ params, by, why }, { sourceRegistry, documents, clock }) {
    const record = await sourceRegistry.get(params.id ?? '');
    if (!record) return problem(404, { detail: 'There is no such source.' });
    const audit = { atMs: clock.now(), by, action: 'delete', kind: 'source', id: record.id } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    await sourceRegistry.remove(record);
    return { body: { deleted: true } };
  },
});
