import type { PeopleSettings } from '../config/people-settings.ts';
import type { EventEnvelope } from '../event/event.ts';
import type { Incoming } from '../profile/incoming.ts';
import type { Profile } from '../profile/profile.ts';
import { isStaff } from '../profile/staff.ts';
import type { LiveEvent } from './live.ts';
import type { Sighting } from './sighting.ts';
import { sightingsOf } from './sightings-of.ts';

const MOST_NAME = 100;

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

/** What it shows of how its source was installed. */
export const sightingsOfIncoming = (incoming: Incoming, { keyId: sourceId }: EventEnvelope): Sighting[] => {
  // One that was refused for its origin would not have come so far.
  const origin = incoming.trust === 'public' ? [{ check: 'origin' as const }] : [];
  return [...sightingsOf(incoming), ...origin].map((one) => ({ sourceId, ...one }));
};
