import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { problem } from '../../problem.ts';
import { type Route, route } from '../../route.ts';
import { idOf, keyOf } from '../act.ts';
import { unknownOf } from '../answer.ts';
import { nounOf, pathOf } from './paths.ts';

const summary = z.object({
  version: z.int(),
  at: z.iso.datetime().describe('When it was published first'),
  by: z.string(),
  why: z.string().optional(),
  previous: z.int().optional().describe('What was in effect until then'),
  inEffect: z.boolean(),
});

/** Every version that was ever published. */
export const versionsRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: `${pathOf(kind)}/versions`,
    summary: `Versions of ${nounOf(kind)}, newest first, a page at a time`,
    access: 'read',
    query: z.object({
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ versions: z.array(summary), cursor: z.string().optional() }),
    async run({ params, query }, { documents, config }) {
      const key = keyOf(kind, idOf(kind, params));
      const [page, inEffect] = await Promise.all([
        documents.versions(key, query.cursor, query.limit),
        config.inEffect(),
      ]);
      const current = inEffect.find(key)?.version;
      const versions = page.versions.map(({ publishedAtMs, ...one }) => ({
        ...one,
        at: new Date(publishedAtMs).toISOString(),
        inEffect: one.version === current,
      }));
      return { body: { versions, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) } };
    },
  });

/** One of them, as it was published. */
export const versionRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: `${pathOf(kind)}/versions/{version}`,
    summary: `A version of ${nounOf(kind)} as it was published`,
    access: 'read',
    answer: kind.schema,
    refusals: { 404: 'There is no such version' },
    async run({ params }, { documents }) {
      const number = /^\d{1,9}$/.test(params.version ?? '') ? Number(params.version) : undefined;
      if (number === undefined) return problem(404, { detail: 'There is no such version.' });
      const stored = await documents.version(keyOf(kind, idOf(kind, params)), number);
      if (!stored) return unknownOf(kind);
      return { body: kind.toJson?.(stored.document) ?? stored.document };
    },
  });
