import type { Identity } from './profile.ts';

/** An identity longer than this is none: it becomes a key of the table. */
const MAX_LENGTH = 512;
const NO_IDS = new Set(['undefined', 'null', 'nan', '[object object]']);

/** The text of an id, trimmed; undefined for what is neither text nor a number. */
export const idText = (raw: unknown): string | undefined => {
  const text = typeof raw === 'number' ? String(raw) : raw;
  return typeof text === 'string' ? text.trim() : undefined;
};

/** An identity by a value in its final form; undefined for what can be none. */
export const identityBy = (namespace: string, value: string | undefined): Identity | undefined => {
  if (value === undefined || value === '' || value.length > MAX_LENGTH) return undefined;
  return NO_IDS.has(value.toLowerCase()) ? undefined : { namespace, value };
};

/** As `normalizeIdentity` for ids that a shop or a browser made, without the knowledge of phone numbers, which takes long to load. */
export const idIdentity = (namespace: 'userId' | 'anonymousId', raw: unknown): Identity | undefined =>
  identityBy(namespace, idText(raw));
