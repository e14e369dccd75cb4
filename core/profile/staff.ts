import type { PeopleSettings } from '../config/people-settings.ts';
import { type Fits, fitsDigits, fitsOneOf, madeOnceOf } from './patterns.ts';
import type { Profile } from './profile.ts';

type Person = Pick<Profile, 'identities' | 'staff' | 'bot'>;

/** Of the shop itself: on its list by e-mail, phone or userId, or seen in an event with `context.test`. */
export const isStaff = ({ staff, identities }: Person, people: PeopleSettings): boolean => {
  if (staff || people.staff.length === 0) return staff === true;
  const lists = listsOf(people);
  return identities.some(({ namespace, value }) => lists[namespace]?.(value));
};

/** Is she somebody whom figures are about? Staff and tests work like everybody and count nowhere, robots are counted apart. */
export const counts = (person: Person, people: PeopleSettings): boolean =>
  !person.bot && !isStaff(person, people);

const listsOf = madeOnceOf(({ staff }: PeopleSettings): Partial<Record<string, Fits>> => {
  const text = fitsOneOf(staff);
  return { email: text, userId: text, phone: fitsDigits(staff) };
});
