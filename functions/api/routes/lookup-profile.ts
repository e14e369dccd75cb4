import * as z from 'zod';
import { findPerson, type Person } from '../find-person.ts';
import { lookupIdentity } from '../lookup-identity.ts';
import { personJson, personSchema } from '../person-json.ts';
import { activeOf, plansFor } from '../plans-for.ts';
import type { ApiPorts } from '../ports.ts';
import { problem } from '../problem.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { route } from '../route.ts';

export const lookupProfile = route({
  method: 'GET',
  path: '/v1/profiles/lookup',
  summary:
    'A person by e-mail, phone, userId, anonymousId, deviceToken, loyaltyCard or an identity of the shop',
  access: 'read',
  counts: 'lookup',
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
    if (!person) return problem(404, { detail: 'There is nobody.' });
    const more = isPlain(person) ? {} : await moreOf(ports, person);
    return { body: personJson(person, ports.clock.now(), more) };
  },
});

/** Only buyers are scored and only who is in a journey gets something next: nobody else needs what is published. */
const isPlain = (person: Person): boolean =>
  person.profile.counters.orders === 0 && activeOf(person).length === 0;

const moreOf = async (ports: ApiPorts, person: Person) => {
  const snapshot = await recentSnapshot(ports);
  return { rfm: snapshot.people.rfm, plans: await plansFor(ports, person, snapshot) };
};
