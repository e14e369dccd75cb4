import type { Fault } from '../errors.ts';
import type { MappedColumn, Plan } from './compile-mapping.ts';
import { delimiters } from './import-request.ts';
import { MOST_COLUMNS, MOST_HEADER_CHARACTERS } from './limits.ts';

const fault = (message: string): Fault => ({ path: '/headers', message });
const quoted = (header: string) => `"${header.slice(0, 60)}"`;

const names: Record<(typeof delimiters)[number], string> = {
  ',': 'a comma',
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a bar',
};

/** Headers as they are compared: without blanks around and the guard against formulas. */
export const cleanHeader = (header: string): string =>
  header
    .replace(/^\ufeff/, '')
    .replace(/^'(?=[=+\-@])/, '')
    .trim();

/** One column that has another delimiter in it: the file is parted by that one. */
const wrongDelimiter = (headers: readonly string[], used: string): string | undefined => {
  const [only, ...others] = headers;
  if (only === undefined || others.length > 0) return undefined;
  const found = delimiters.find((each) => each !== used && only.includes(each));
  const asked = delimiters.find((each) => each === used) ?? ',';
  return found && `everything is in one column: the delimiter is ${names[found]}, not ${names[asked]}`;
};

/** What keeps a part from being read at all, in sentences; a header of the mapping that is not there is named. */
export const headerFaults = (headers: readonly string[], plan: Plan, delimiter: string): Fault[] => {
  if (headers.length > MOST_COLUMNS)
    return [fault(`there are ${headers.length} columns, at most ${MOST_COLUMNS}`)];
  const long = headers.find((header) => header.length > MOST_HEADER_CHARACTERS);
  if (long !== undefined)
    return [fault(`${quoted(long)}… is longer than ${MOST_HEADER_CHARACTERS} characters`)];
  const parted = wrongDelimiter(headers, delimiter);
  if (parted !== undefined) return [fault(parted)];
  const missing = plan.columns.filter(({ header }) => !headers.includes(cleanHeader(header)));
  const twice = plan.columns.filter(
    ({ header }) => headers.indexOf(cleanHeader(header)) !== headers.lastIndexOf(cleanHeader(header)),
  );
  return [
    ...missing.map(({ header }) => fault(`${quoted(header)} is in the mapping and not among the headers`)),
    ...twice.map(({ header }) => fault(`${quoted(header)} stands twice among the headers`)),
  ];
};

/** Where in a row the cells of each column are; for headers without faults. */
export const placesIn = (headers: readonly string[], plan: Plan): Map<MappedColumn, number> =>
  new Map(plan.columns.map((column) => [column, headers.indexOf(cleanHeader(column.header))]));
