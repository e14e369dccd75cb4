import * as z from 'zod';
import { exportPerson } from '../export-person.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { isId } from '../take-out-person.ts';

const things = z.array(z.looseObject({}));

export const exportPersonRoute = route({
  method: 'POST',
  path: '/v1/profiles/{id}/export',
  summary: 'Everything held about a person and about what was merged into her',
  access: 'serve',
  counts: 'heavy',
  query: z.object({
    cursor: z.string().max(2000).optional().describe('From the answer before: more history'),
  }),
  answer: z.looseObject({
    id: z.string(),
    profile: z.looseObject({}).optional(),
    identities: things.optional(),
    consents: things.optional().describe('What counts now, with the text shown and where it was said'),
    cart: z.looseObject({}).optional(),
    enrollments: things.optional(),
    sends: z.unknown().describe('What history says of messages'),
    history: z.array(z.unknown()).describe('Newest first'),
    cursor: z.string().optional().describe('Absent when this is all'),
  }),
  refusals: { 404: 'There is no such person' },
  async run({ params, query, by }, ports) {
    const id = params.id ?? '';
    const body = isId(id) ? await exportPerson(ports, id, query.cursor) : undefined;
    if (!body) return problem(404, { detail: 'There is no such person.' });
    const atMs = ports.clock.now();
    await ports.documents.audit({ atMs, by, action: 'export', kind: 'person', id: body.id });
    return { body };
  },
});
