import * as z from 'zod';
import { findPerson } from '../find-person.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';
import { timelineJson, timelineSchema } from '../timeline-json.ts';

export const getTimeline = route({
  method: 'GET',
  path: '/v1/profiles/{id}/timeline',
  summary: 'What happened to a person, newest first',
  access: 'read',
  query: z.object({
    cursor: z.string().max(2000).optional().describe('From the answer before'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: timelineSchema,
  refusals: { 404: 'There is no such person' },
  async run({ params, query }, { people, timeline }) {
    const person = await findPerson(people, params.id ?? '');
    if (!person) return problem(404, { detail: 'There is no such person.' });
    const ids = [person.profile.id, ...person.profile.mergedFrom];
    return { body: timelineJson(await timeline.page(ids, query.cursor, query.limit)) };
  },
});
