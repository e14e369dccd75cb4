import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Profile } from './profile.ts';
import { ENTRY_HASH_LENGTH } from './seen.ts';

type Rings = Pick<Profile, 'seen' | 'seenEntries'>;

const ENTRY_BYTES = ENTRY_HASH_LENGTH / 2;
const HASH_BYTES = 8;
const TIME_BYTES = 6;
const MESSAGE_BYTES = HASH_BYTES + TIME_BYTES;

/** One byte: the number of bus entries; their hashes; then per message its hash and its time. */
export const ringsToBytes = ({ seen, seenEntries }: Rings): Uint8Array => {
  const messages = seen.map(
    ([hash, atMs]) =>
      hash +
      Math.max(0, Math.floor(atMs))
        .toString(16)
        .padStart(2 * TIME_BYTES, '0'),
  );
  const count = seenEntries.length.toString(16).padStart(2, '0');
  return hexToBytes([count, ...seenEntries, ...messages].join(''));
};

export const ringsFromBytes = (bytes: Uint8Array): Rings => {
  const start = 1 + (bytes[0] ?? 0) * ENTRY_BYTES;
  const slices = (from: number, to: number, size: number) =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / size)) }, (_, at) =>
      bytesToHex(bytes.subarray(from + at * size, from + (at + 1) * size)),
    );
  return {
    seenEntries: slices(1, start, ENTRY_BYTES),
    seen: slices(start, bytes.length, MESSAGE_BYTES).map((hex) => [
      hex.slice(0, 2 * HASH_BYTES),
      Number.parseInt(hex.slice(2 * HASH_BYTES), 16),
    ]),
  };
};
