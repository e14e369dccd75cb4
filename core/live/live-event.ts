import type { PeopleSettings } from '../config/people-settings.ts';
import type { EventEnvelope } from '../event/event.ts';
import type { Incoming } from '../profile/incoming.ts';
import { namedIdentities } from '../profile/named-identities.ts';
import type { Profile } from '../profile/profile.ts';
import { isStaff } from '../profile/staff.ts';
import { completedOrderHash } from '../profile/stats/order-said.ts';
import type { LiveEvent, LiveRefusal } from './live.ts';
import { BUYER_FIELDS, MOST_NAME } from './refusal.ts';
import type { Sighting } from './sighting.ts';
import { sightingsOf } from './sightings-of.ts';

/** An event that was taken up into a person, for the view: its name and where it came from. */
export const liveEventOf = (
  { event }: Incoming,
  { keyId, receivedAtMs }: EventEnvelope,
  { profile, people }: { profile: Profile; people: PeopleSettings },
): LiveEvent => ({
  kind: 'event',
  atMs: receivedAtMs,
  name: event.event.slice(0, MOST_NAME),
  source: event.source,
  sourceId: keyId,
  profileId: profile.id,
  ...(isStaff(profile, people) && { staff: true }),
  ...((event.bot || profile.bot) && { bot: true }),
  ...(event.historical && { historical: true }),
});

/** An order that is nobody's, by no id and no contact that could be hers: it was taken up, and counts to no customer. */
export const orderOfNobody = (
  incoming: Incoming,
  { keyId: sourceId, receivedAtMs: atMs }: EventEnvelope,
): LiveRefusal[] => {
  const { event } = incoming;
  const { nameless, contacts, device } = namedIdentities(incoming);
  const isNobodys = nameless !== undefined && contacts.length === 0 && device === undefined;
  if (!isNobodys || completedOrderHash(event) === undefined) return [];
  const named = { name: event.event, source: event.source, sourceId };
  return [{ kind: 'refused', atMs, reason: 'order-of-nobody', fields: BUYER_FIELDS, ...named }];
};

/** What it shows of how its source was installed. */
export const sightingsOfIncoming = (incoming: Incoming, { keyId: sourceId }: EventEnvelope): Sighting[] => {
  // One that was refused for its origin would not have come so far.
  const origin = incoming.trust === 'public' ? [{ check: 'origin' as const }] : [];
  return [...sightingsOf(incoming), ...origin].map((one) => ({ sourceId, ...one }));
};
