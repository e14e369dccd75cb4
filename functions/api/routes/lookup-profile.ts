import * as z from 'zod';
import { findPerson } from '../find-person.ts';
import { lookupIdentity } from '../lookup-identity.ts';
import { personJson, personSchema } from '../person-json.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const lookupProfile = route({
  method: 'GET',
  path: '/v1/profiles/lookup',
  summary:
    'A person by e-mail, phone, userId, anonymousId, deviceToken, loyaltyCard or an identity of the shop',
  access: 'read',
  query: z.object({
    namespace: z.string().min(1).max(100),
    value: z
      .string()
      .min(1)
      .max(1000)
      .describe('Normalised as events are: an e-mail in any case, a phone in any spelling'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .describe("For local phone numbers, else the shop's country"),
  }),
  answer: personSchema,
  refusals: { 404: 'There is nobody' },
  async run({ query }, ports) {
    const identity = await lookupIdentity(ports, query);
    const id = identity && (await ports.people.pointer(identity));
    const person = id === undefined ? undefined : await findPerson(ports.people, id);
    return person
      ? { body: personJson(person, ports.clock.now()) }
      : problem(404, { detail: 'There is nobody.' });
  },
});
