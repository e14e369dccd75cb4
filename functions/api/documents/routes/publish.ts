import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { faultsOf } from '../../../../core/faults.ts';
import { problem } from '../../problem.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { actionRefusals, answerAction, answerSchema } from '../answer.ts';
import { publish } from '../publish.ts';
import { publishToStaff } from '../trial.ts';
import { editsOf, nounOf, pathOf } from './paths.ts';

const bodySchema = z.looseObject({
  to: z
    .enum(['everybody', 'staff'])
    .default('everybody')
    .describe('staff: only people on the staff list and in tests get it, beside what all others get'),
  why: z.string().optional(),
});

export const publishRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'POST',
    path: `${pathOf(kind)}/publish`,
    summary: `Puts the draft of ${nounOf(kind)} into effect at once${more[kind.kind] ?? ''}`,
    access: editsOf(kind),
    body: bodySchema,
    answer: answerSchema(kind),
    refusals: { ...actionRefusals(kind), 422: 'Every fault of the draft' },
    async run(ask, ports) {
      const body = bodySchema.safeParse(ask.body ?? {});
      if (!body.success) return problem(400, { faults: faultsOf(body.error) });
      const act = actOf(kind, ask);
      const run = body.data.to === 'staff' ? publishToStaff : publish;
      return answerAction(ports, kind, act.id, await run(ports, kind, act));
    },
  });

const more: Partial<Record<AnyDocumentKind['kind'], string>> = {
  journey: '; a paused one stays paused, a stopped one starts again',
  template: ': every message rendered from now on uses it',
};
