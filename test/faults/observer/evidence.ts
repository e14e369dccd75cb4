import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { TimelineEntry } from '../../../core/send/timeline.ts';
import { enrollmentOf } from '../../../functions/adapters/dynamo/enrollment-item.ts';
import { entriesOf } from '../../../functions/adapters/dynamo/timeline-item.ts';
import type { Attempt, Providers } from '../aws/providers.ts';
import type { Tables } from '../aws/tables.ts';
import type { Person } from '../people/person.ts';
import type { Facts } from './facts.ts';

/** What is wrong, of whom. */
export interface Violation {
  invariant: string;
  what: string;
  person?: number;
  sendId?: string;
  /** What the system says of it. */
  told?: string;
}

/** One person as the observer sees her at the end: what providers got, what the system says of itself. */
export interface Case {
  person: Person;
  attempts: Attempt[];
  /** Without the answer to a STOP, which is none. */
  marketing: Attempt[];
  entries: TimelineEntry[];
  enrollments: Enrollment[];
}

export interface Evidence {
  cases: Case[];
  facts: Facts;
  attempts: Attempt[];
  decided: Providers['decided'];
  /** By the budget; undefined without one. */
  smsADay?: number | undefined;
  /** Of people who were erased, what of them is still in the table. */
  leftovers: { person: number; key: string }[];
}

export const addressesOf = ({
  email,
  phone,
  device,
}: Partial<Pick<Person, 'email' | 'phone' | 'device'>>): string[] =>
  [email, phone, device && `endpoint/${device}`].filter((one) => one !== undefined);

/** Puts together, person by person, what the provider's log, the facts and the table say. */
export const gather = (
  people: readonly Person[],
  { attempts, decided }: Providers,
  tables: Tables,
  facts: Facts,
): Evidence => {
  const byAddress = Map.groupBy(attempts, ({ to }) => to);
  const owners = new Map(people.map((person) => [person.userId, person]));
  const profiles = Map.groupBy(tables.people(), ({ owner }) => owners.get(owner)?.no ?? -1);
  const cases = people.map((person): Case => {
    const items = (profiles.get(person.no) ?? []).flatMap(({ items }) => items);
    const hers = addressesOf(person).flatMap((address) => byAddress.get(address) ?? []);
    return {
      person,
      attempts: hers,
      marketing: hers.filter(({ journeyId }) => journeyId !== 'sms-stop-confirmed'),
      entries: (facts.toldOf(person) ?? items.filter(({ sk }) => sk?.S?.startsWith('T#'))).flatMap(entriesOf),
      enrollments: items.filter(({ sk }) => sk?.S?.startsWith('E#')).map(enrollmentOf),
    };
  });
  return { cases, facts, attempts, decided, leftovers: leftoversOf(people, tables, facts) };
};

const leftoversOf = (people: readonly Person[], tables: Tables, facts: Facts): Evidence['leftovers'] => {
  const erased = people.filter((person) => facts.isErased(person));
  const numbers = new Map(
    erased.flatMap((one) => [one.email, one.phone ?? ''].map((address) => [address, one.no])),
  );
  numbers.delete('');
  return [...tables.texts()].flatMap(([key, text]) =>
    [...text.matchAll(/u\d+@example\.com|\+\d{10,13}/g)].flatMap(([address]) => {
      const person = numbers.get(address);
      return person === undefined ? [] : [{ person, key }];
    }),
  );
};
