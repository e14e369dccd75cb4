import type { ShopEvent } from '../event/event.ts';
import { identityKey } from '../profile/identity-key.ts';
import type { Incoming } from '../profile/incoming.ts';
import { namedIdentities } from '../profile/named-identities.ts';
import type { Identity } from '../profile/profile.ts';

/** Whom an event names, the word that counts most first: a login, a contact given at a desk, the browser. */
export const namesOf = (incoming: Incoming): Identity[] => {
  const { userId, anonymousIds, contacts, device, nameless } = namedIdentities(incoming);
  return [
    ...(userId ? [userId] : []),
    ...contacts,
    ...anonymousIds,
    ...(device ? [device] : []),
    ...(nameless ? [nameless] : []),
  ].map(({ namespace, value }) => ({ namespace, value }));
};

/** Where the event's first name that leads anywhere leads today; of Kaskad's own events the person they are about. */
export const ownerOf = (incoming: Incoming, pointers: ReadonlyMap<string, string>): string | undefined => {
  const { profileId } = incoming.event as ShopEvent;
  if (profileId !== undefined && incoming.trust === 'internal') return profileId;
  for (const name of namesOf(incoming)) {
    const owner = pointers.get(identityKey(name));
    if (owner !== undefined) return owner;
  }
  return undefined;
};
