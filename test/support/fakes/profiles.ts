import { Conflict } from '../../../core/errors.ts';
import type { Profiles, Stored } from '../../../core/ports.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Profile } from '../../../core/profile/profile.ts';

export interface FakeProfiles extends Profiles {
  /** What is stored, to be looked at. */
  stored: Map<string, Stored<Profile>>;
  pointers: Map<string, string>;
}

/** Profiles and pointers in memory; every value is copied on its way in and out. */
export const fakeProfiles = (...people: Profile[]): FakeProfiles => {
  const stored = new Map(people.map((value) => [value.id, { value, version: 1 }]));
  const pointers = new Map(
    people.flatMap(({ id, identities }) => identities.map((each) => [identityKey(each), id])),
  );
  return {
    stored,
    pointers,
    async resolve(identities) {
      const found = identities.map(identityKey).flatMap((key) => {
        const id = pointers.get(key);
        return id === undefined ? [] : [[key, id] as const];
      });
      return new Map(found);
    },
    async load(ids) {
      const found = ids.flatMap((id) => {
        const one = stored.get(id);
        return one ? [[id, structuredClone(one)] as const] : [];
      });
      return new Map(found);
    },
    gone: async () => new Map(),
    extend: async () => {},
    extendFrozen: async () => {},
    async unclaim(identity, profileId) {
      if (pointers.get(identityKey(identity)) === profileId) pointers.delete(identityKey(identity));
    },
    async claim(identity, profileId) {
      const key = identityKey(identity);
      const owner = pointers.get(key) ?? profileId;
      pointers.set(key, owner);
      return owner;
    },
    async repoint(identity, from, to) {
      const key = identityKey(identity);
      const owner = pointers.get(key);
      if (owner === from) pointers.set(key, to);
      else if (owner !== undefined && owner !== to) throw new Conflict('pointer');
    },
    async save(profile, expectedVersion) {
      if ((stored.get(profile.id)?.version ?? 0) !== expectedVersion) throw new Conflict('profile');
      stored.set(profile.id, { value: structuredClone(profile), version: expectedVersion + 1 });
    },
  };
};
