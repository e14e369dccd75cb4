import * as z from 'zod';
import { channelSchema } from '../../../core/channel/channel-schema.ts';
import { snapshotFor } from '../../../core/config/staff-view.ts';
import { languageIn } from '../../../core/explain/words.ts';
import { findPerson } from '../find-person.ts';
import { plansFor } from '../plans-for.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { historyOf } from '../why/history.ts';
import { whyJson } from '../why/why-json.ts';
import { whySchema } from '../why/why-schema.ts';

export const getWhy = route({
  method: 'GET',
  path: '/v1/profiles/{id}/why',
  summary: 'Why a person got a message, or did not, or waits for it, in sentences',
  access: 'read',
  query: z.object({
    journeyId: z.string().max(64).optional().describe('One she has never been in, too'),
    channel: channelSchema.optional(),
    locale: z.string().max(35).optional().describe('en or ru; else by Accept-Language'),
  }),
  answer: whySchema,
  refusals: { 404: 'There is no such person' },
  async run({ params, query, headers }, ports) {
    const [person, snapshot] = await Promise.all([
      findPerson(ports.people, params.id ?? ''),
      ports.config.snapshot(),
    ]);
    if (!person) return problem(404, { detail: 'There is no such person.' });
    const { profile } = person;
    const [history, plans] = await Promise.all([
      historyOf(ports, [profile.id, ...profile.mergedFrom]),
      plansFor(ports, person, snapshot),
    ]);
    const { journeyId, channel, locale } = query;
    const language = languageIn(locale ?? headers['accept-language'] ?? '');
    const hers = snapshotFor(snapshot, profile);
    const nowMs = ports.clock.now();
    return {
      body: whyJson({ person, plans, snapshot: hers, history, language, nowMs, journeyId, channel }),
    };
  },
});
