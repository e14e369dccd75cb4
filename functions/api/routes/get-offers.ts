import * as z from 'zod';
import { findPerson } from '../find-person.ts';
import { grantJson, grantSchema } from '../offer-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getOffers = route({
  method: 'GET',
  path: '/v1/profiles/{id}/offers',
  summary: 'Whatever was promised to her, the latest first, as site, agent and till see it',
  access: 'read',
  answer: z.object({ offers: z.array(grantSchema) }),
  refusals: { 404: 'There is no such person' },
  async run({ params }, { people, offers, clock }) {
    const profile = (await findPerson(people, params.id ?? ''))?.profile;
    if (!profile || profile.anonymized) return problem(404, { detail: 'There is no such person.' });
    const all = await offers.ofProfiles([profile.id, ...profile.mergedFrom]);
    const hers = all.filter(({ returned }) => !returned).toSorted((a, b) => b.grantedAtMs - a.grantedAtMs);
    return { body: { offers: hers.map((one) => grantJson(profile.offers, one, clock.now())) } };
  },
});
