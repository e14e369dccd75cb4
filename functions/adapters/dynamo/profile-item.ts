import type { Stored } from '../../../core/ports.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { type Item, type Key, keyOf } from './item.ts';

export const partitionOf = (profileId: string): string => `P#${profileId}`;
export const profileKey = (profileId: string): Key => ({ pk: partitionOf(profileId), sk: '#' });

/** The hot item: a version to write on condition of, the person as compact JSON, her recent messages as bytes. */
export const profileItem = (profile: Profile, version: number): Item => {
  const { body, seen } = encodeProfile(profile);
  return {
    ...keyOf(profileKey(profile.id)),
    version: { N: String(version) },
    body: { S: body },
    seen: { B: seen },
  };
};

export const profileOf = (item: Item): Stored<Profile> => {
  const id = item.pk?.S?.slice('P#'.length) ?? '';
  const encoded = { body: item.body?.S ?? '', seen: item.seen?.B ?? new Uint8Array(1) };
  return { value: decodeProfile(id, encoded), version: Number(item.version?.N) };
};
