import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import { isStaff } from '../../../core/profile/staff.ts';
import { typedContact } from '../../../core/profile/typed-contact.ts';
import { ApiProblem } from '../../api/problem.ts';
import { type Address, fields, namedOf } from './self-test.ts';

/**
 * The list with those on it as well whom it does not know yet, as messages name them: `country` is the shop's. undefined where it
 * knows all.
 * @throws ApiProblem as the API refuses what is no address: on the list it would fit nobody
 */
export const withStaff = (
  settings: PeopleSettings,
  address: Address,
  country: string | undefined,
): PeopleSettings | undefined => {
  const named = namedOf(address);
  const read = fields.flatMap((field) => {
    const typed = named[field];
    return typed === undefined ? [] : [typedContact(field, typed, { country, path: `/to/${field}` })];
  });
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []));
  if (faults.length > 0) throw new ApiProblem(422, { faults });
  const added = read.flatMap((one) => {
    if ('fault' in one || isStaff({ identities: [{ ...one.identity, linkedAtMs: 0 }] }, settings)) return [];
    return [one.identity.value];
  });
  return added.length === 0 ? undefined : { ...settings, staff: [...settings.staff, ...added] };
};
