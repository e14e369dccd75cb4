import * as z from 'zod';
import { identityKey } from '../../../core/profile/identity-key.ts';
import { typedIdentities } from '../../../core/profile/typed-identities.ts';
import { findPerson, type Person } from '../find-person.ts';
import { personCard, personCardSchema } from '../person-card.ts';
import type { ApiPorts } from '../ports.ts';
import { recentSnapshot } from '../recent-snapshot.ts';
import { route } from '../route.ts';

/** One text seldom names more than two. */
const MOST_PEOPLE = 5;

export const findPeople = route({
  method: 'GET',
  path: '/v1/profiles/find',
  summary: 'Who is meant by what one types, or a telephone system hands over',
  access: 'read',
  counts: 'lookup',
  query: z.object({
    q: z
      .string()
      .max(1000)
      .describe(
        'E-mail in any case, phone in any spelling, loyalty card, userId, anonymousId, or profile id',
      ),
  }),
  answer: z.object({
    people: z.array(personCardSchema).describe('Empty where there is nobody; contacts before ids'),
  }),
  async run({ query }, ports) {
    const found = new Map<string, { person: Person; namespace: string }>();
    for (const [namespace, id] of await idsFor(ports, query.q)) {
      const person = found.size < MOST_PEOPLE ? await findPerson(ports.people, id) : undefined;
      if (person && !found.has(person.profile.id)) found.set(person.profile.id, { person, namespace });
    }
    const nowMs = ports.clock.now();
    return {
      body: { people: [...found.values()].map((one) => personCard(one.person, one.namespace, nowMs)) },
    };
  },
});

/** Profile ids by what leads to them; all pointers are one call. What leads nowhere may be a profile id itself. */
const idsFor = async (ports: ApiPorts, typed: string): Promise<[namespace: string, id: string][]> => {
  const { shop, people } = await recentSnapshot(ports);
  const named = typedIdentities(typed, { country: shop.country, own: people.namespaces });
  const pointers = await ports.profiles.resolve(named, { fresh: true });
  const led = named.flatMap((one): [string, string][] => {
    const id = pointers.get(identityKey(one));
    return id === undefined ? [] : [[one.namespace, id]];
  });
  const first = led.filter(([, id], at) => led.findIndex(([, other]) => other === id) === at);
  const id = typed.trim();
  return first.length > 0 || id === '' || id.length > 256 ? first : [['id', id]];
};
