import * as z from 'zod';
import type { AnyDocumentKind } from '../../../core/config/kinds/document-kind.ts';
import { documentKinds } from '../../../core/config/kinds/index.ts';
import { library } from '../../../core/library/index.ts';
import { answerAction, answerSchema } from '../documents/answer.ts';
import { installReady } from '../install-ready.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const kind = documentKinds.journey as unknown as AnyDocumentKind;

const installedSchema = z
  .intersection(
    answerSchema(kind),
    z.object({
      proposed: z
        .array(z.string())
        .optional()
        .describe('Templates that wait for a second person to approve them'),
    }),
  )
  .meta({ title: 'InstalledJourney' });

export const installReadyRoute = route({
  method: 'POST',
  path: '/v1/library/{id}/install',
  summary:
    'Saves a ready journey as a draft, with a proposed control group; its templates take effect unless the shop has some of that name, or wait for a second person where publishing takes two',
  access: 'edit',
  query: z.object({
    over: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Also over the draft of a journey that is there'),
  }),
  answer: installedSchema,
  refusals: {
    404: 'The library has no such journey',
    409: 'There is a journey of that name',
    422: 'It does not fit what is there, for example a template of that name is for another channel',
  },
  async run({ params, query, by, why }, ports) {
    const ready = library.find(({ id }) => id === params.id);
    if (!ready) return problem(404, { detail: 'The library has no such journey.' });
    const result = await installReady(ports, ready, { by, why, over: query.over === 'true' });
    return answerAction(ports, kind, ready.id, result);
  },
});
