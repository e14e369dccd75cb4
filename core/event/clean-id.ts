const noIds = new Set(['undefined', 'null', 'nan', '[object object]']);

/** What no shop means as an id, and what would be too long for a key. */
const MOST_CHARACTERS = 512;

/**
 * An id as it is kept: text, trimmed. Undefined for what is no id: empty, blank, neither text nor number, or one of the
 * words that a program writes when it has none.
 */
export const cleanId = (value: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const id = value.trim();
  if (id === '' || noIds.has(id.toLowerCase())) return undefined;
  return id;
};

export const isTooLong = (id: string | undefined): boolean => (id?.length ?? 0) > MOST_CHARACTERS;
