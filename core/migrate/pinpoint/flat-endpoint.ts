import { putWithin } from '../../put-within.ts';

type Fields = Record<string, unknown>;

const LISTS = /^(Attributes|User\.UserAttributes)\./;

/** A line of an export as CSV, `User.UserAttributes.Interests`, as the API would say it. */
export const endpointOfCells = (headers: readonly string[], cells: readonly string[]): Fields => {
  const made: Fields = {};
  for (const [at, header] of headers.entries()) {
    const cell = (cells[at] ?? '').trim();
    if (cell === '') continue;
    const value = LISTS.test(header) ? [cell] : /^Metrics\./.test(header) ? Number(cell) : cell;
    const parts = partsOf(header);
    if (!parts.includes('__proto__')) putWithin(made, parts, value);
  }
  return made;
};

/** Names of attributes may hold points themselves. */
const partsOf = (header: string): string[] => {
  const [, list, name] = /^(Attributes|Metrics|User\.UserAttributes)\.(.+)$/.exec(header) ?? [];
  return list !== undefined && name !== undefined ? [...list.split('.'), name] : header.split('.');
};
