import type { Fault } from '../../../../core/errors.ts';
import { type TypedChannel, typedContact } from '../../../../core/profile/typed-contact.ts';
import { NOT_STAFF } from '../../../../functions/api/broadcasts/staff-to.ts';

const faultsOf = (channel: TypedChannel, typed: string): Fault[] => {
  const read = typedContact(channel, typed, { path: `/to/${channel}` });
  return 'fault' in read ? [read.fault] : [];
};

/** What can be wrong with an address that somebody types. */
export const contacts: [name: string, faults: Fault[]][] = [
  ['no mail address', faultsOf('email', 'me at home')],
  ['no phone number', faultsOf('sms', 'call me')],
  ['somebody who is no staff', [{ path: '/to/sms', message: NOT_STAFF }]],
];
