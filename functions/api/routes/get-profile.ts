import { findPerson } from '../find-person.ts';
import { personJson, personSchema } from '../person-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getProfile = route({
  method: 'GET',
  path: '/v1/profiles/{id}',
  summary: 'A person by id; an old id after a merge answers with the winner',
  access: 'read',
  answer: personSchema,
  refusals: { 404: 'There is no such person' },
  async run({ params }, { people, clock }) {
    const person = await findPerson(people, params.id ?? '');
    return person
      ? { body: personJson(person, clock.now()) }
      : problem(404, { detail: 'There is no such person.' });
  },
});
