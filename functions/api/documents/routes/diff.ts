import * as z from 'zod';
import { changesBetween } from '../../../../core/config/changes-between.ts';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import type { ApiPorts } from '../../ports.ts';
import { problem } from '../../problem.ts';
import { type Route, route } from '../../route.ts';
import { idOf, keyOf } from '../act.ts';
import { nounOf, pathOf } from './paths.ts';

const side = z.union([z.enum(['draft', 'published']), z.string().regex(/^\d{1,9}$/)], {
  error: 'draft, published or the number of a version',
});

const answer = z.object({
  changes: z.array(
    z.object({
      path: z.string().describe('JSON pointer into the newer one; of what was removed into the older one'),
      kind: z.enum(['added', 'removed', 'changed', 'moved']),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
    }),
  ),
});

/** As a person reads it; undefined where there is none. */
const textOf = async ({ documents, config }: ApiPorts, kind: AnyDocumentKind, id: string, which: string) => {
  const key = keyOf(kind, id);
  const found =
    which === 'draft'
      ? await documents.draft(key)
      : which === 'published'
        ? (await config.inEffect()).find(key)
        : await documents.version(key, Number(which));
  return found && (kind.toJson?.(found.document) ?? found.document);
};

export const diffRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: `${pathOf(kind)}/diff`,
    summary: `What differs between two versions of ${nounOf(kind)}, or its draft and what is in effect`,
    access: 'read',
    query: z.object({ from: side.default('published'), to: side.default('draft') }),
    answer,
    refusals: { 404: 'There is no such version' },
    async run({ params, query: { from, to } }, ports) {
      const id = idOf(kind, params);
      const [before, after] = await Promise.all([from, to].map((which) => textOf(ports, kind, id, which)));
      // Before the first publish all of the draft is new.
      const isNew = from === 'published' && before === undefined;
      if (after === undefined || (before === undefined && !isNew))
        return problem(404, { detail: `There is no ${after === undefined ? to : from}.` });
      return { body: { changes: changesBetween(before, after) } };
    },
  });
