import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Joins parts so that `('a', 'bc')` and `('ab', 'c')` never meet. */
const join = (parts: readonly (string | number)[]) =>
  parts.map((part) => `${String(part).length}:${part}`).join('');

/** A stable id of `length` hex digits (default 32 = 128 bits) made of its parts, in order. */
export const hashId = (parts: readonly (string | number)[], length = 32): string =>
  bytesToHex(sha256(utf8ToBytes(join(parts)))).slice(0, length);

/** The first eight bytes of SHA-256 as 16 hex digits: enough to tell one person's recent messages apart. */
export const shortHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));
