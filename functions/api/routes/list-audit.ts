import * as z from 'zod';
import type { AuditEntry } from '../../../core/config/audit-entry.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const listAudit = route({
  method: 'GET',
  path: '/v1/audit',
  summary: 'What was changed by hand, by whom: documents by id, people by profile id; newest first',
  access: 'read',
  query: z.object({
    kind: z.string().max(64).optional().describe('Together with id: of one document or person'),
    id: z.string().max(128).optional(),
    cursor: z.string().max(200).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    entries: z.array(
      z.object({
        at: z.iso.datetime(),
        by: z.string().describe('Name of the token'),
        action: z.string(),
        kind: z
          .string()
          .describe(
            'a kind of document, person, job, run, secret, token, source, link-key, codes, breaker, suppression or queue',
          ),
        id: z.string(),
        name: z.string().optional().describe('Of a token'),
        version: z.int().optional(),
        why: z.string().optional(),
      }),
    ),
    cursor: z.string().optional().describe('For the next page; absent on the last'),
  }),
  async run({ query }, { documents }) {
    const { kind, id, cursor, limit } = query;
    if ((kind === undefined) !== (id === undefined))
      return problem(400, { detail: 'kind and id go together.' });
    const of = kind === undefined || id === undefined ? undefined : { kind: kind as AuditEntry['kind'], id };
    const { entries, ...page } = await documents.audits({ of, cursor, limit });
    const shown = entries.map(({ atMs, ...entry }) => ({ at: new Date(atMs).toISOString(), ...entry }));
    return { body: { entries: shown, ...page } };
  },
});
