type Fields = Record<string, unknown>;

const LISTS = /^(Attributes|User\.UserAttributes)\./;

/** A line of an export as CSV, `User.UserAttributes.Interests`, as the API would say it. */
export const endpointOfCells = (headers: readonly string[], cells: readonly string[]): Fields => {
  const made: Fields = {};
  for (const [at, header] of headers.entries()) {
    const cell = (cells[at] ?? '').trim();
    if (cell === '') continue;
    const value = LISTS.test(header) ? [cell] : /^Metrics\./.test(header) ? Number(cell) : cell;
    put(made, partsOf(header), value);
  }
  return made;
};

/** Names of attributes may hold points themselves. */
const partsOf = (header: string): string[] => {
  const [, list, name] = /^(Attributes|Metrics|User\.UserAttributes)\.(.+)$/.exec(header) ?? [];
  return list !== undefined && name !== undefined ? [...list.split('.'), name] : header.split('.');
};

const put = (into: Fields, [first = '', ...others]: readonly string[], value: unknown): void => {
  if (first === '__proto__') return;
  if (others.length === 0) into[first] = value;
  else {
    const held = into[first];
    const inner: Fields = typeof held === 'object' && held !== null ? (held as Fields) : {};
    into[first] = inner;
    put(inner, others, value);
  }
};
