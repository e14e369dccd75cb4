import * as z from 'zod';
import { findPerson, type Person } from './find-person.ts';
import type { ApiPorts } from './ports.ts';
import { problem, type Refusal } from './problem.ts';

const noSuchPerson = 'There is no such person';

export const withBody = z.strictObject({
  with: z.string().min(1).max(128).describe('Id of the other profile'),
});

export const refusedReasons = {
  'one-person': 'The two are one person already.',
  'different-user-ids': 'The two have different userIds.',
} as const;

/** Both people, as merges have left them. */
export const twoPeople = async (
  { people }: Pick<ApiPorts, 'people'>,
  ids: readonly [string, string],
): Promise<{ people: [Person, Person] } | Refusal> => {
  const [one, other] = await Promise.all([findPerson(people, ids[0]), findPerson(people, ids[1])]);
  const isThere = (person: Person | undefined): person is Person =>
    person !== undefined && !person.profile.anonymized;
  return isThere(one) && isThere(other)
    ? { people: [one, other] }
    : problem(404, { detail: `${noSuchPerson}.` });
};
