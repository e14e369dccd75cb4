import { findPerson } from '../find-person.ts';
import { flagsOf, personFlags } from '../person-flags.ts';
import { personJson, personSchema } from '../person-json.ts';
import { plansFor } from '../plans-for.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getProfile = route({
  method: 'GET',
  path: '/v1/profiles/{id}',
  summary: 'A person by id; an old id after a merge answers with the winner',
  access: 'read',
  answer: personSchema.extend(personFlags).meta({ title: 'FlaggedPerson' }),
  refusals: { 404: 'There is no such person' },
  async run({ params }, ports) {
    const found = [findPerson(ports.people, params.id ?? ''), ports.config.snapshot()] as const;
    const [person, settings] = await Promise.all(found);
    if (!person) return problem(404, { detail: 'There is no such person.' });
    const { rfm } = settings.people;
    const plans = await plansFor(ports, person, settings);
    const flags = flagsOf(person.profile, settings.people);
    return { body: { ...personJson(person, ports.clock.now(), { rfm, plans }), ...flags } };
  },
});
