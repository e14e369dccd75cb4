import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { answerAction, answerSchema, staleRefusal } from '../answer.ts';
import { save } from '../save.ts';
import { editsOf, nounOf, pathOf } from './paths.ts';

export const putRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'PUT',
    path: pathOf(kind),
    summary: kind.actsOnSave
      ? `Saves ${nounOf(kind)} and puts it into effect at once, with draft=true saves it only`
      : `Saves a draft of ${nounOf(kind)}; nothing changes for anybody until it is published`,
    access: editsOf(kind),
    query: z.object({ draft: z.enum(['true', 'false']).default('false') }),
    body: kind.schema,
    answer: answerSchema(kind),
    refusals: {
      409: 'It is archived, or several changes at once',
      ...staleRefusal,
      422: 'Every fault of the document; nothing is saved',
    },
    async run(ask, ports) {
      const act = actOf(kind, ask);
      const draftOnly = ask.query.draft === 'true';
      return answerAction(
        ports,
        kind,
        act.id,
        await save(ports, kind, { ...act, body: ask.body, draftOnly }),
      );
    },
  });
