/** Deeper is no event of a shop; whatever reads events later may walk them without fear for its stack. */
const MOST_LEVELS = 32;

const hostileKeys = new Set(['__proto__', 'constructor', 'prototype']);

export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Does it stay within the levels that are taken? Object.values is the quickest way through what JSON.parse made. */
export const isShallow = (value: object, levels = MOST_LEVELS): boolean => {
  for (const held of Object.values(value)) {
    if (typeof held === 'object' && held !== null && (levels <= 1 || !isShallow(held, levels - 1)))
      return false;
  }
  return true;
};

const suspicious = /\\u|__proto__|"constructor"|"prototype"/;

/**
 * Can the text of a request hold a key or a character that `tidied` takes out? A quick look that may say yes too often:
 * any character may be written as an escape.
 */
export const mayNeedTidying = (text: string): boolean => suspicious.test(text);

/** A copy without keys that reach for prototypes, without NUL, and with lone surrogates replaced. Only for what `isShallow`. */
export const tidied = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(tidied);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !hostileKeys.has(key))
      .map(([key, held]) => [tidied(key), tidied(held)]),
  );
};
