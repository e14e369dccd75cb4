import type { Profile } from '../profile/profile.ts';
import { isStaff } from '../profile/staff.ts';
import type { PublishedJourney, Snapshot } from './snapshot.ts';

const known = new WeakMap<Snapshot, Snapshot>();

/** What staff get: trials in place of what all others get, and beside it where nothing was published yet. */
export const staffView = (snapshot: Snapshot): Snapshot => {
  const { trials } = snapshot;
  if (!trials) return snapshot;
  const made = known.get(snapshot) ?? {
    ...snapshot,
    journeys: [...snapshot.journeys.filter(isNoneOf(trials.journeys)), ...trials.journeys],
    templates: { ...snapshot.templates, ...trials.templates },
  };
  known.set(snapshot, made);
  return made;
};

const isNoneOf = (trials: readonly PublishedJourney[]) => {
  const ids = new Set(trials.map(({ journey }) => journey.id));
  return ({ journey }: PublishedJourney) => !ids.has(journey.id);
};

/** What is in effect for one person. */
export const snapshotFor = (
  snapshot: Snapshot,
  person: Pick<Profile, 'identities' | 'staff' | 'bot'>,
): Snapshot => (snapshot.trials && isStaff(person, snapshot.people) ? staffView(snapshot) : snapshot);
