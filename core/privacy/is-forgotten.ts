import { identityKey } from '../profile/identity-key.ts';
import type { Incoming } from '../profile/incoming.ts';
import { identitiesOf, type NamedIdentities } from '../profile/named-identities.ts';
import type { Identity } from '../profile/profile.ts';
import { ownerOf, type WorkingSet } from '../profile/working-set.ts';

/** Does an event tell of somebody from before she had herself erased? Nothing may come of it. */
export const isForgotten = (set: WorkingSet, { event }: Incoming, named: NamedIdentities): boolean =>
  identitiesOf(named).some((identity) => event.atMs <= (erasedAtMs(set, identity) ?? -1));

/** Who came back after that carries the time along, so that nobody need look for it again. */
const erasedAtMs = (set: WorkingSet, identity: Identity): number | undefined => {
  const key = identityKey(identity);
  const link = ownerOf(set, identity)?.profile.identities.find((one) => identityKey(one) === key);
  return link?.erasedAtMs ?? set.erased.get(key);
};
