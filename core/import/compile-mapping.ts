import type { Fault } from '../errors.ts';
import { formatOf, misfitsOf, saidOf } from './column-format.ts';
import { type Field, fieldOf, fieldsInWords, lineFields } from './import-fields.ts';
import type { Column, ImportRequest } from './import-request.ts';
import { missingFields } from './missing-fields.ts';
import { type CellFormat, readCell, textOf } from './read-cell.ts';

/** A column of the file and what its cells say. */
export interface MappedColumn {
  header: string;
  field: Field;
  /** Identities have none. */
  format?: CellFormat;
}

/** What holds where a row says nothing. */
export interface Constant {
  field: Field;
  value: string | number | boolean;
}

/** A mapping that can be used. */
export interface Plan {
  kind: ImportRequest['kind'];
  columns: MappedColumn[];
  constants: Constant[];
  /** Does an order have a row per article? */
  hasLines: boolean;
  country?: string | undefined;
}

export type Compiled = { kind: 'valid'; plan: Plan } | { kind: 'invalid'; faults: Fault[] };

export interface MappingContext {
  /** The shop's own. */
  namespaces: readonly string[];
  /** Of dates that name none. */
  zone: string;
}

type Asked = Pick<ImportRequest, 'kind' | 'mapping' | 'constants' | 'country'>;

const pathOf = (...parts: string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const unknown = ({ kind }: Asked, { namespaces }: MappingContext) =>
  `unknown field; there are ${fieldsInWords(kind, namespaces)}`;

/**
 * The plan of a mapping, or every fault of it: whatever every row would be refused for because the mapping is wrong is
 * found here.
 */
export const compileMapping = (asked: Asked, context: MappingContext): Compiled => {
  const columns = columnsOf(asked, context);
  const constants = constantsOf(asked, context);
  const said = new Set([...columns.good, ...constants.good].map(({ field }) => field.name));
  const missing = missingFields(asked.kind, said, context.namespaces).map((message) => ({
    path: '/mapping',
    message,
  }));
  const faults = [...columns.faults, ...constants.faults, ...missing];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const hasLines = columns.good.some(({ field }) => lineFields.includes(field.name));
  const { kind, country } = asked;
  return {
    kind: 'valid',
    plan: { kind, columns: columns.good, constants: constants.good, hasLines, country },
  };
};

const columnsOf = (asked: Asked, context: MappingContext) => {
  const good: MappedColumn[] = [];
  const faults: Fault[] = [];
  for (const [header, column] of Object.entries(asked.mapping)) {
    const field = fieldOf(asked.kind, saidOf(column).field, context.namespaces);
    const twin = good.find((one) => one.field.name === field?.name);
    if (!field) faults.push({ path: pathOf('mapping', header), message: unknown(asked, context) });
    else if (twin)
      faults.push({ path: pathOf('mapping', header), message: `"${twin.header}" is ${field.name} already` });
    else {
      const mapped = mappedColumn(header, field, column, context.zone);
      good.push(mapped);
      for (const { word, message } of misfitsOf(field, column, mapped.format?.cell))
        faults.push({ path: pathOf('mapping', header, word), message });
    }
  }
  return { good, faults };
};

const mappedColumn = (header: string, field: Field, column: Column, zone: string): MappedColumn => {
  const format = formatOf(field, column, zone);
  return { header, field, ...(format && { format }) };
};

const constantsOf = (asked: Asked, context: MappingContext) => {
  const good: Constant[] = [];
  const faults: Fault[] = [];
  for (const [name, said] of Object.entries(asked.constants)) {
    const field = fieldOf(asked.kind, name, context.namespaces);
    const read = field ? constantOf(field, said, context.zone) : unknown(asked, context);
    if (typeof read === 'string') faults.push({ path: pathOf('constants', name), message: read });
    else good.push(read);
  }
  return { good, faults };
};

/** What it says, or what is wrong with it. */
const constantOf = (field: Field, said: string, zone: string): Constant | string => {
  const format = formatOf(field, field.name, zone);
  const text = textOf(said);
  if (!format) return 'would make one person of all';
  if (text === undefined) return 'is blank';
  const cell = readCell(text, format);
  return cell.kind === 'bad' ? cell.reason : { field, value: cell.value };
};
