import { csvLine, harmless } from './csv-line.ts';

/** A number stays one, below nothing too; what there is nothing of is an empty cell. */
export type Cell = string | number | undefined;

/** What a line says, by column; what is inside goes into columns of its own: `sent.email`. */
export type Entry = Readonly<Record<string, Cell | Readonly<Record<string, Cell>>>>;

const cellOf = (cell: Cell): string => (typeof cell === 'string' ? harmless(cell) : String(cell ?? ''));

const flat = (entry: Entry): Map<string, Cell> =>
  new Map(
    Object.entries(entry).flatMap(([name, held]): [string, Cell][] =>
      typeof held === 'object'
        ? Object.entries(held).map(([inner, cell]) => [`${name}.${inner}`, cell])
        : [[name, held]],
    ),
  );

/** Columns in the order of the names, those inside one name by the alphabet. */
const columnsOf = (names: readonly string[], lines: readonly Map<string, Cell>[]): string[] => {
  const found = new Set(lines.flatMap((line) => [...line.keys()]));
  return names.flatMap((name) => [
    ...(found.has(name) ? [name] : []),
    ...[...found].filter((column) => column.startsWith(`${name}.`)).sort(),
  ]);
};

/** A file with a line of names. Every line has all cells; `names` says which columns there are and in which order. */
export const csvOf = (names: readonly string[], entries: readonly Entry[]): string => {
  const lines = entries.map(flat);
  const columns = lines.length === 0 ? [...names] : columnsOf(names, lines);
  return [
    csvLine(columns.map(harmless)),
    ...lines.map((line) => csvLine(columns.map((column) => cellOf(line.get(column))))),
  ].join('');
};
