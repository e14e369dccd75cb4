import * as z from 'zod';
import { findPerson } from '../find-person.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getLoyalty = route({
  method: 'GET',
  path: '/v1/profiles/{id}/loyalty',
  summary: 'Her points, as the site and the till see them',
  access: 'read',
  answer: z.object({ balance: z.int() }),
  refusals: { 404: 'There is no such person' },
  async run({ params }, { people, loyalty }) {
    const profile = (await findPerson(people, params.id ?? ''))?.profile;
    if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
    return { body: { balance: await loyalty.balance([profile.id, ...profile.mergedFrom]) } };
  },
});
