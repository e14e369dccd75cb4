type Fields = Record<string, unknown>;

/** Keeps a value under a path of keys; what lay in the way as a plain value gives place. The caller sees to the keys. */
export const putWithin = (fields: Fields, [key = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    fields[key] = value;
    return;
  }
  const held = fields[key];
  const inner: Fields = typeof held === 'object' && held !== null ? (held as Fields) : {};
  fields[key] = inner;
  putWithin(inner, rest, value);
};
