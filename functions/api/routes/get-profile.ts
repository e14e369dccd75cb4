import { findPerson } from '../find-person.ts';
import { flagsOf, personFlags } from '../person-flags.ts';
import { personJson, personSchema } from '../person-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getProfile = route({
  method: 'GET',
  path: '/v1/profiles/{id}',
  summary: 'A person by id; an old id after a merge answers with the winner',
  access: 'read',
  answer: personSchema.extend(personFlags).meta({ title: 'FlaggedPerson' }),
  refusals: { 404: 'There is no such person' },
  async run({ params }, { people, config, clock }) {
    const found = [findPerson(people, params.id ?? ''), config.snapshot()] as const;
    const [person, settings] = await Promise.all(found);
    return person
      ? {
          body: {
            ...personJson(person, clock.now(), settings.people),
            ...flagsOf(person.profile, settings.people),
          },
        }
      : problem(404, { detail: 'There is no such person.' });
  },
});
