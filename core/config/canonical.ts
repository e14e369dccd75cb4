import { hashId } from '../hash.ts';

/** Keys sorted, so that equal content has one spelling. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
};

/** JSON whose bytes depend on the content only, not on the order in which keys were written. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

/** Names a content: equal for equal content, whatever the order of keys. */
export const contentHash = (value: unknown): string => hashId([canonicalJson(value)]);

/** Size of a value as stored, in bytes of UTF-8. */
export const storedBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
