/** Where something lies in a document: `['steps', 0, 'then', 1]`. */
export type Place = readonly (string | number)[];

type Fields = Record<string | number, unknown>;

export const pointerOf = (place: Place): string =>
  place.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const valueAt = (document: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Fields)[key] : undefined),
    document,
  );

/** The document with another value there; `undefined` takes the field out. What is not on the way stays the very same. */
export const withValue = <D>(document: D, place: Place, value: unknown): D => {
  const [key, ...rest] = place;
  if (key === undefined) return value as D;
  const inner = typeof document === 'object' && document !== null ? (document as Fields)[key] : undefined;
  const next = withValue(inner, rest, value);
  if (Array.isArray(document)) {
    const copy = [...document];
    copy[Number(key)] = next;
    return copy as D;
  }
  const fields = (document ?? {}) as Fields;
  if (next !== undefined) return { ...fields, [key]: next } as D;
  const { [key]: _, ...others } = fields;
  return others as D;
};
