import { storedBytes } from '../config/canonical.ts';
import type { PeopleSettings } from '../config/people-settings.ts';
import { saidIdentity } from '../profile/normalize-identity.ts';
import type { MappedColumn, Plan } from './compile-mapping.ts';
import { readCell, textOf } from './read-cell.ts';

/** One record of the file, before anything is known of it. */
export interface FileRow {
  /** As a spreadsheet counts: the headers are row 1. */
  row: number;
  cells: string[];
  /** It could not even be parted into cells. */
  fault?: string;
}

type Value = string | number | boolean;

/** What a row says. */
export interface SaidRow {
  kind: 'said';
  row: number;
  /** Namespace → value, normalised. */
  identities: Map<string, string>;
  /** Field → value of a cell, or of a constant where the cell is blank. */
  fields: Map<string, Value>;
  /** Those that the row itself says. */
  own: ReadonlySet<string>;
}
/** Its order is known all the same, where that cell can be read: the other rows of it go as well. */
export type ReadRow = SaidRow | { kind: 'bad'; row: number; reason: string; orderId?: string };

export interface RowContext {
  plan: Plan;
  /** Where in a row the cells of each column are. */
  places: ReadonlyMap<MappedColumn, number>;
  width: number;
  people: PeopleSettings;
  nowMs: number;
}

const MOST_VALUE_BYTES = 1000;
const LEEWAY_MS = 86_400_000;

const words: Record<string, string> = { email: 'an e-mail address', phone: 'a phone number' };

/** Every cell of a row, or everything that is wrong with it in one sentence. */
export const readRow = ({ row, cells, fault }: FileRow, context: RowContext): ReadRow => {
  const broken = fault ?? brokenBy(cells, context.width);
  if (broken !== undefined) return { kind: 'bad', row, reason: broken, ...orderIn(cells, context) };
  const { plan } = context;
  const reasons: string[] = [];
  const fields = new Map<string, Value>();
  for (const [column, text] of saidCells(cells, context)) {
    if (!column.format) continue;
    const cell = readCell(text, column.format);
    const reason = cell.kind === 'bad' ? cell.reason : unfit(column, cell.value, context.nowMs);
    if (reason !== undefined) reasons.push(`"${column.header}" ${reason}`);
    else if (cell.kind === 'value') fields.set(column.field.name, cell.value);
  }
  const own = new Set(fields.keys());
  for (const { field, value } of plan.constants) if (!fields.has(field.name)) fields.set(field.name, value);
  const { identities, faults } = identitiesOf(cells, fields.get('traits.country'), context);
  reasons.push(...faults);
  if (reasons.length === 0 && identities.size === 0) reasons.push(nobodyIn(plan));
  if (reasons.length > 0) return { kind: 'bad', row, reason: inShort(reasons), ...orderIn(cells, context) };
  return { kind: 'said', row, identities, fields, own };
};

const MOST_REASON_CHARACTERS = 300;

const inShort = (reasons: readonly string[]): string => {
  const whole = reasons.join('; ');
  return whole.length <= MOST_REASON_CHARACTERS ? whole : `${whole.slice(0, MOST_REASON_CHARACTERS)}…`;
};

const orderIn = (cells: readonly string[], { places }: RowContext): { orderId?: string } => {
  const place = [...places].find(([{ field }]) => field.name === 'orderId');
  const orderId = place && textOf(cells[place[1]]);
  return orderId === undefined ? {} : { orderId };
};

const brokenBy = (cells: readonly string[], width: number): string | undefined => {
  if (cells.length !== width) return `has ${cells.length} cells, the headers are ${width}`;
  if (cells.some((cell) => cell.includes('\0'))) return 'holds NUL characters: is it another encoding?';
  if (cells.some((cell) => cell.includes('\ufffd')))
    return 'holds spoilt characters: is it another encoding?';
  return undefined;
};

const saidCells = (cells: readonly string[], { places }: RowContext): [MappedColumn, string][] =>
  [...places].flatMap(([column, at]): [MappedColumn, string][] => {
    const text = textOf(cells[at]);
    return text === undefined ? [] : [[column, text]];
  });

const unfit = ({ format }: MappedColumn, value: Value, nowMs: number): string | undefined => {
  if (format?.cell === 'instant') {
    const atMs = Date.parse(String(value));
    if (atMs < 0) return 'is before 1970';
    if (atMs > nowMs + LEEWAY_MS) return 'is in the future';
  }
  return storedBytes(value) > MOST_VALUE_BYTES ? `is longer than ${MOST_VALUE_BYTES} bytes` : undefined;
};

const identitiesOf = (cells: readonly string[], said: Value | undefined, context: RowContext) => {
  const { plan, people } = context;
  const country = typeof said === 'string' && said.length === 2 ? said : plan.country;
  const identities = new Map<string, string>();
  const faults: string[] = [];
  for (const [{ header, field, format }, text] of saidCells(cells, context)) {
    if (format) continue;
    const identity = saidIdentity(people, field.name, text, country);
    if (!identity) faults.push(`"${header}" is not ${words[field.name] ?? 'an id'}`);
    else if (identity.junk) faults.push(`"${header}" is what people write in place of a real one`);
    else identities.set(field.name, identity.value);
  }
  return { identities, faults };
};

const nobodyIn = ({ columns }: Plan): string => {
  const headers = columns.filter(({ format }) => !format).map(({ header }) => `"${header}"`);
  return `nothing says who it is: ${headers.join(', ')} ${headers.length > 1 ? 'are' : 'is'} blank`;
};
