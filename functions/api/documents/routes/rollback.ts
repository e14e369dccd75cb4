import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { problem } from '../../problem.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { actionRefusals, answerAction, answerSchema } from '../answer.ts';
import { rollback } from '../rollback.ts';
import { editsOf, nounOf, pathOf } from './paths.ts';

const bodySchema = z.looseObject({
  version: z.int().min(1).optional().describe('The one before the present one when it is left out'),
  why: z.string().optional(),
});

export const rollbackRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'POST',
    path: `${pathOf(kind)}/rollback`,
    summary: `Puts an earlier version of ${nounOf(kind)} into effect again; the draft stays`,
    access: editsOf(kind),
    body: bodySchema,
    answer: answerSchema(kind),
    refusals: { ...actionRefusals(kind), 422: 'The earlier version does not fit what is in effect today' },
    async run(ask, ports) {
      const body = bodySchema.safeParse(ask.body ?? {});
      if (!body.success) return problem(400, { faults: faultsOf(body.error) });
      const act = { ...actOf(kind, ask), version: body.data.version };
      return answerAction(ports, kind, act.id, await rollback(ports, kind, act));
    },
  });
