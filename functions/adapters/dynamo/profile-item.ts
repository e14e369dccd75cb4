import { listOfProfile } from '../../../core/lists.ts';
import type { Stored } from '../../../core/ports.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { type Item, type Key, keyOf } from './item.ts';
import { onList } from './lists.ts';
import { packedText, textOf } from './packed-text.ts';

/** A write unit, less the key, the version, the list and the names of attributes; an expiry comes on top. */
const UNIT_BYTES = 1024 - 74;
const EXPIRY_BYTES = 22;

export const partitionOf = (profileId: string): string => `P#${profileId}`;
export const profileKey = (profileId: string): Key => ({ pk: partitionOf(profileId), sk: '#' });

/**
 * The hot item: a version to write on condition of, the person as compact JSON, her recent messages as bytes. Deflating
 * takes longer than all else that is done with a profile: worth it only where it saves a write unit.
 */
export const profileItem = (profile: Profile, version: number): Item => {
  const { body, seen } = encodeProfile(profile);
  const expiryBytes = profile.expiresAtSeconds === undefined ? 0 : EXPIRY_BYTES;
  const isSmall = Buffer.byteLength(body) + seen.length + expiryBytes <= UNIT_BYTES;
  return {
    ...keyOf(profileKey(profile.id)),
    version: { N: String(version) },
    body: isSmall ? { S: body } : packedText(body),
    seen: { B: seen },
    ...onList(listOfProfile(profile), profile.id),
    ...expiry(profile.expiresAtSeconds),
  };
};

/** The time to live, on the profile and on every pointer to it. */
export const expiry = (expiresAtSeconds: number | undefined): Item =>
  expiresAtSeconds === undefined ? {} : { expiresAtSeconds: { N: String(expiresAtSeconds) } };

export const profileOf = (item: Item): Stored<Profile> => {
  const id = item.pk?.S?.slice('P#'.length) ?? '';
  const encoded = { body: textOf(item.body) ?? '', seen: item.seen?.B ?? new Uint8Array(1) };
  const { expiresAtSeconds } = item;
  const value = {
    ...decodeProfile(id, encoded),
    ...(expiresAtSeconds?.N !== undefined && { expiresAtSeconds: Number(expiresAtSeconds.N) }),
  };
  return { value, version: Number(item.version?.N) };
};
