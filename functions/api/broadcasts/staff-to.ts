import { maskedProfile } from '../../../core/access/masked-profile.ts';
import { type Role, seesContacts } from '../../../core/access/role.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import type { Fault } from '../../../core/errors.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { isStaff } from '../../../core/profile/staff.ts';
import { type TypedChannel, typedContact, typedNamespaces } from '../../../core/profile/typed-contact.ts';
import { findPerson } from '../find-person.ts';
import type { ApiPorts } from '../ports.ts';

export interface StaffAsk {
  to?: { email?: string | undefined; sms?: string | undefined } | undefined;
  profileId?: string | undefined;
  /** Who asks. */
  role: Role;
}

/** Where tests go, and with whose data they are filled in. */
export interface StaffFound {
  kind: 'found';
  profile: Profile;
  to: Partial<Record<Channel, string>>;
}

/** What is said of an address of somebody else. */
export const NOT_STAFF = 'is not on the list of staff (settings people)';

type Answer = StaffFound | { kind: 'unknown' } | { kind: 'faults'; faults: Fault[] };

/**
 * Tests go to nobody but the shop's own people: whoever may write drafts may not write to customers by hand.
 * Nor does a test tell whoever may not see contacts those of the customer whose data it is filled in with.
 */
export const staffTo = async (
  ports: Pick<ApiPorts, 'people' | 'clock'>,
  { people, shop }: Snapshot,
  { to = {}, profileId, role }: StaffAsk,
): Promise<Answer> => {
  const nobody = emptyProfile('test', ports.clock.now());
  const profile = profileId === undefined ? nobody : (await findPerson(ports.people, profileId))?.profile;
  if (!profile) return { kind: 'unknown' };
  const found: Partial<Record<Channel, string>> = isStaff(profile, people) ? ownOf(profile) : {};
  const faults: Fault[] = [];
  for (const channel of Object.keys(typedNamespaces) as TypedChannel[]) {
    const typed = to[channel];
    if (typed === undefined) continue;
    const path = `/to/${channel}`;
    const read = typedContact(channel, typed, { country: shop.country, path });
    if ('fault' in read) faults.push(read.fault);
    else if (isStaff({ identities: [{ ...read.identity, linkedAtMs: 0 }] }, people))
      found[channel] = read.identity.value;
    else faults.push({ path, message: NOT_STAFF });
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  const isCovered = !seesContacts(role) && !isStaff(profile, people);
  if (Object.keys(found).length > 0)
    return { kind: 'found', profile: isCovered ? maskedProfile(profile) : profile, to: found };
  const message = 'name an address of the shop’s own people, or a profile of one';
  return { kind: 'faults', faults: [{ path: '/to', message }] };
};

const ownOf = (profile: Profile): Partial<Record<Channel, string>> => {
  const own = (['email', 'sms', 'push'] as const).flatMap((channel) => {
    const address = addressOf(profile, channel);
    return address === undefined ? [] : [[channel, address] as const];
  });
  return Object.fromEntries(own);
};
