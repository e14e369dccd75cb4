import type { Profiles, Stored } from '../../core/ports.ts';
import type { ErasedIdentity } from '../../core/privacy/erasure.ts';
import { type Found, pathOf } from '../../core/profile/assemble-set.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import { identitiesOf, namedIdentities } from '../../core/profile/named-identities.ts';
import { profileIdsIn } from '../../core/profile/people-orders.ts';
import type { Identity, Profile } from '../../core/profile/profile.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { takeAwayGone } from './take-away-gone.ts';

/**
 * Reads everybody whom the events may concern. A pointer from the cache counts only if the profile it leads to lists the
 * identity; one that was read just now counts anyway: somebody is about to write, or died before writing, that profile.
 */
export const findPeople = async (
  ports: UpdateProfilePorts,
  events: readonly Incoming[],
  ask: { fresh: boolean },
): Promise<Omit<Found, 'rules'>> => {
  const { profiles, ids, clock } = ports;
  const identities = distinct(events.flatMap((incoming) => identitiesOf(namedIdentities(incoming))));
  const named = events.flatMap(profileIdsIn);
  const pointers = new Map(await profiles.resolve(identities, ask));
  const stored = await loadAll(profiles, new Map(), [...pointers.values(), ...named]);
  const doubtful = ask.fresh
    ? []
    : identities.filter((identity) => !isConfirmed({ pointers, stored }, identity));
  if (doubtful.length > 0) {
    for (const identity of doubtful) pointers.delete(identityKey(identity));
    for (const [key, id] of await profiles.resolve(doubtful, { fresh: true })) pointers.set(key, id);
    await loadAll(profiles, stored, [...pointers.values()]);
  }
  await takeAwayGone(ports, { pointers, stored, named });
  const erased = await tombstonesOf(ports, identities.filter(isNobodys({ pointers, stored })));
  return { pointers, stored, erased, ids: named, newId: () => ids.next(), nowMs: clock.now() };
};

/** Nothing leads to her, or what leads there was put just now. */
const isNobodys =
  ({ pointers, stored }: Pick<Found, 'pointers' | 'stored'>) =>
  (identity: Identity): boolean =>
    !stored.has(pointers.get(identityKey(identity)) ?? '');

/**
 * Asked of newcomers only: those who came back after an erase remember its time themselves. What a process that died left
 * under the erased profile goes with the next event that names her.
 */
const tombstonesOf = async ({ erasure }: UpdateProfilePorts, newcomers: readonly Identity[]) => {
  const found = newcomers.length > 0 ? await erasure.erasedAt(newcomers) : new Map<string, ErasedIdentity>();
  const profileIds = new Set([...found.values()].map(({ profileId }) => profileId));
  for (const profileId of profileIds) await erasure.sweep(profileId);
  return new Map([...found].map(([key, { atMs }]) => [key, atMs]));
};

const distinct = (identities: readonly Identity[]): Identity[] => [
  ...new Map(identities.map((identity) => [identityKey(identity), identity])).values(),
];

const isConfirmed = (
  { pointers, stored }: Pick<Found, 'pointers' | 'stored'>,
  identity: Identity,
): boolean => {
  const id = pointers.get(identityKey(identity));
  if (id === undefined) return true;
  const winner = stored.get(pathOf(stored, id).at(-1) ?? id)?.value;
  return winner?.identities.some((one) => identityKey(one) === identityKey(identity)) ?? false;
};

/**
 * Loads these and whoever they were merged into, until nobody is missing. Those who were told apart from them come along: a
 * message of one of them may have been counted while the two were one.
 */
export const loadAll = async (
  profiles: Profiles,
  stored: Map<string, Stored<Profile>>,
  ids: readonly string[],
): Promise<Map<string, Stored<Profile>>> => {
  const asked = new Set(stored.keys());
  for (let missing = [...new Set(ids)].filter((id) => !asked.has(id)); missing.length > 0; ) {
    const found = await profiles.load(missing);
    for (const id of missing) asked.add(id);
    for (const [id, one] of found) stored.set(id, one);
    const leadsTo = [...found.values()].flatMap(({ value }) => [
      ...(value.apart ?? []),
      value.mergedInto ?? [],
    ]);
    missing = [...new Set(leadsTo.flat())].filter((id) => !asked.has(id));
  }
  return stored;
};
