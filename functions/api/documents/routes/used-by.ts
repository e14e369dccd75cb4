import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { usersOf } from '../../../../core/config/used-by.ts';
import { type Route, route } from '../../route.ts';
import { idOf, keyOf } from '../act.ts';
import { nounOf, pathOf } from './paths.ts';

const answer = z.object({
  usedBy: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      paths: z.array(z.string()).describe('JSON pointers into the user'),
    }),
  ),
});

export const usedByRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'GET',
    path: `${pathOf(kind)}/used-by`,
    summary: `What is in effect and names ${nounOf(kind)}`,
    access: 'read',
    answer,
    async run({ params }, { config }) {
      return { body: { usedBy: usersOf(await config.inEffect(), keyOf(kind, idOf(kind, params))) } };
    },
  });
