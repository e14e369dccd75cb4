import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { actionRefusals, answerAction, answerSchema } from '../answer.ts';
import { archive, unarchive } from '../archive.ts';
import { editsOf, nounOf, pathOf } from './paths.ts';

const orders = {
  archive: {
    run: archive,
    summary: 'out of effect and out of the lists; refused while something published names it',
  },
  unarchive: { run: unarchive, summary: 'back into the lists as a draft' },
};

export const archiveRoutes = (kind: AnyDocumentKind): Route[] =>
  Object.entries(orders).map(([name, { run, summary }]) =>
    route({
      method: 'POST',
      path: `${pathOf(kind)}/${name}`,
      summary: `Puts ${nounOf(kind)} ${summary}`,
      access: editsOf(kind),
      answer: answerSchema(kind),
      refusals: actionRefusals(kind),
      async run(ask, ports) {
        const act = actOf(kind, ask);
        return answerAction(ports, kind, act.id, await run(ports, kind, act));
      },
    }),
  );
