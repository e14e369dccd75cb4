import * as z from 'zod';
import type { AnyDocumentKind } from '../../../../core/config/kinds/document-kind.ts';
import { type Route, route } from '../../route.ts';
import { actOf } from '../act.ts';
import { actionRefusals, answerAction, answerSchema } from '../answer.ts';
import { approve, decline, propose } from '../approval.ts';
import { endTrial } from '../trial.ts';
import { editsOf, nounOf, pathOf } from './paths.ts';

const orders = {
  propose: {
    run: propose,
    does: (noun: string) => `Asks a second person to approve the draft of ${noun} as it is now`,
  },
  approve: {
    run: approve,
    does: (noun: string) => `Agrees to the draft of ${noun} that If-Match names; then it may be published`,
  },
  decline: {
    run: decline,
    does: (noun: string) => `Refuses the proposed draft of ${noun}, or takes it back`,
  },
};

export const approvalRoutes = (kind: AnyDocumentKind): Route[] =>
  Object.entries(orders).map(([name, { run, does }]) => orderRoute(kind, name, run, does(nounOf(kind))));

/** Only kinds that may be published to staff only have trials to end. */
export const trialRoutes = (kind: AnyDocumentKind): Route[] =>
  kind.mayBeTried
    ? [orderRoute(kind, 'end-trial', endTrial, `Staff get the published version of ${nounOf(kind)} again`)]
    : [];

const orderRoute = (kind: AnyDocumentKind, name: string, run: typeof propose, summary: string): Route =>
  route({
    method: 'POST',
    path: `${pathOf(kind)}/${name}`,
    summary,
    access: editsOf(kind),
    body: z.looseObject({ why: z.string().optional() }),
    answer: answerSchema(kind),
    refusals: actionRefusals(kind),
    async run(ask, ports) {
      const act = actOf(kind, ask);
      return answerAction(ports, kind, act.id, await run(ports, kind, act));
    },
  });
