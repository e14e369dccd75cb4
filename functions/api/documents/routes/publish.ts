import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { actionRefusals, answerAction, answerSchema } from '../answer.ts';
import { publish } from '../publish.ts';
import { nounOf, pathOf } from './paths.ts';

export const publishRoute = (kind: AnyDocumentKind): Route =>
  route({
    method: 'POST',
    path: `${pathOf(kind)}/publish`,
    summary: `Puts the draft of ${nounOf(kind)} into effect at once${more[kind.kind] ?? ''}`,
    access: 'write',
    answer: answerSchema(kind),
    refusals: { ...actionRefusals(kind), 422: 'Every fault of the draft' },
    async run(ask, ports) {
      const act = actOf(kind, ask);
      return answerAction(ports, kind, act.id, await publish(ports, kind, act));
    },
  });

const more: Partial<Record<AnyDocumentKind['kind'], string>> = {
  journey: '; a paused one stays paused, a stopped one starts again',
  template: ': every message rendered from now on uses it',
};
