import * as z from 'zod';
import { faultsOf } from '../../../core/faults.ts';
import { isBuiltIn } from '../../../core/journey/built-in/index.ts';
import { JOURNEY_REQUESTED } from '../../../core/journey/triggers/manual.ts';
import { actOnPerson } from '../act-on-person.ts';
import { actText } from '../person-act.ts';
import { personNamed, personNames } from '../person-named.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const bodySchema = z
  .strictObject({
    ...personNames,
    entryKey: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        'What it is about, a ticket say: the same starts it once for a person, however often it is asked for',
      ),
    text: actText,
  })
  .refine(({ profileId, identity }) => (profileId === undefined) !== (identity === undefined), {
    path: ['profileId'],
    message: 'profileId or identity',
  });
/** Why nobody may be put in; undefined where that is possible. */
const refusalOf = async ({ config }: Pick<ApiPorts, 'config'>, journeyId: string) => {
  const { journeys } = await config.snapshot();
  const published = journeys.find(({ journey }) => journey.id === journeyId);
  if (!published || isBuiltIn(journeyId))
    return problem(404, { detail: 'There is no such journey in effect.' });
  if (!('manual' in published.journey.trigger))
    return problem(409, { detail: 'Something else starts this journey: its trigger is not manual.' });
  if (published.status !== 'live') return problem(409, { detail: `The journey is ${published.status}.` });
  return undefined;
};

export const enterJourney = route({
  method: 'POST',
  path: '/v1/journeys/{id}/enter',
  summary: 'Puts one person into a journey whose trigger is manual; audience and re-entry rules apply',
  access: 'serve',
  body: bodySchema,
  success: 202,
  answer: z.object({ accepted: z.literal(true) }),
  refusals: {
    404: 'There is no such journey in effect, or no such person',
    409: 'Its trigger is not manual, or it is not live',
  },
  async run({ params, by, body, headers }, ports) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(400, { faults: faultsOf(asked.error) });
    const journeyId = params.id ?? '';
    const refusal = await refusalOf(ports, journeyId);
    if (refusal) return refusal;
    const { properties, entryKey, text } = asked.data;
    const id = await personNamed(ports, asked.data);
    if (id === undefined) return problem(404, { detail: 'There is no such person.' });
    const key = headers['idempotency-key'] ?? entryKey;
    const said = { ...properties, journeyId, ...(entryKey !== undefined && { entryKey }) };
    return await actOnPerson(ports, { id, by, action: 'enter-journey', text }, ({ event, atMs }) => [
      event(JOURNEY_REQUESTED, said, [journeyId, key ?? atMs]),
    ]);
  },
});
