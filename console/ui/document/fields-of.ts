/** One value of a document and where it stands: `locales.ru.subject`. */
type Field = readonly [path: string, text: string];

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A document as named texts. What is no text is written as JSON. */
export const fieldsOf = (document: unknown, path = ''): Field[] => {
  if (document === undefined) return [];
  if (isPlain(document) && Object.keys(document).length > 0 && !path.endsWith('condition'))
    return Object.entries(document).flatMap(([name, value]) =>
      fieldsOf(value, path === '' ? name : `${path}.${name}`),
    );
  return [[path, typeof document === 'string' ? document : JSON.stringify(document, null, 2)]];
};

export interface ChangedField {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What differs, in the order of the newer one; what is gone comes last. */
export const changedFields = (before: unknown, after: unknown): ChangedField[] => {
  const old = new Map(fieldsOf(before));
  const now = new Map(fieldsOf(after));
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }))
    .filter((field) => field.before !== field.after);
};
