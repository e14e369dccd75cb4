import type { Field } from './import-fields.ts';
import type { Column } from './import-request.ts';
import type { CellFormat } from './read-cell.ts';

type Said = Exclude<Column, string>;

export const saidOf = (column: Column): Said => (typeof column === 'string' ? { field: column } : column);

const isTrait = (field: Field): boolean => field.name.startsWith('traits.');

/** How the cells of a column are written; undefined for identities, which have their own rules. */
export const formatOf = (field: Field, column: Column, zone: string): CellFormat | undefined => {
  if (field.cell === 'identity') return undefined;
  const { as, format, decimal, yes, no } = saidOf(column);
  return { cell: isTrait(field) ? (as ?? field.cell) : field.cell, zone, format, decimal, yes, no };
};

const takes: Record<'format' | 'decimal' | 'yes' | 'no', readonly CellFormat['cell'][]> = {
  format: ['date', 'instant'],
  decimal: ['number', 'amount'],
  yes: ['yes-no', 'consent'],
  no: ['yes-no', 'consent'],
};

/** Words about the cells that the field has no use for: ignored ones would be worse than a fault. */
export const misfitsOf = (
  field: Field,
  column: Column,
  cell: CellFormat['cell'] | undefined,
): { word: string; message: string }[] => {
  const said = saidOf(column);
  const words = (['format', 'decimal', 'yes', 'no'] as const).filter(
    (word) => said[word] !== undefined && (cell === undefined || !takes[word].includes(cell)),
  );
  const faults = words.map((word) => ({ word, message: `means nothing for ${field.name}` }));
  return said.as !== undefined && !isTrait(field)
    ? [{ word: 'as', message: 'is for traits: other fields know what they are' }, ...faults]
    : faults;
};
