import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import type { summarySchema } from '../../../../functions/api/reports/schemas.ts';

type Sums = Readonly<Record<string, number>>;
type Result = (typeof summarySchema)['_output']['journeys'][number];

/** One line of the list: where a journey stands and what became of it in the last days. */
export interface Row extends DocumentSummary {
  readonly title: string;
  readonly entered: number;
  /** By every channel together. */
  readonly sent: number;
  /** Customers who ordered in time. */
  readonly ordered: number;
  readonly cost: Sums;
  readonly notSpent: Sums;
}

export const SORTS = ['title', 'entered', 'sent', 'ordered', 'cost', 'notSpent', 'savedAt'] as const;
export type Sort = (typeof SORTS)[number];

export interface Wanted {
  /** Words that the name, the id, the folder, the tags or the owner hold. */
  readonly search: string;
  readonly status: string;
  readonly folder: string;
  readonly tag: string;
  readonly owner: string;
  readonly sort: Sort;
  readonly down: boolean;
}

const sum = (values: Sums): number => Object.values(values).reduce((all, one) => all + one, 0);

export const rowsOf = (journeys: readonly DocumentSummary[], results: readonly Result[]): Row[] => {
  const byId = new Map(results.map((one) => [one.journeyId, one]));
  return journeys.map((journey) => {
    const result = byId.get(journey.id);
    return {
      ...journey,
      title: journey.name ?? journey.id,
      entered: result?.entered ?? 0,
      sent: sum(result?.sent ?? {}),
      ordered: result?.converted ?? 0,
      cost: result?.cost ?? {},
      notSpent: result?.notSpent ?? {},
    };
  });
};

const textOf = ({ title, id, labels }: Row): string =>
  [title, id, labels?.folder, labels?.owner, ...(labels?.tags ?? [])].join(' ').toLowerCase();

const isWanted = (row: Row, { search, status, folder, tag, owner }: Wanted): boolean => {
  const text = textOf(row);
  const { labels = {} } = row;
  return (
    search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word)) &&
    (status === '' || row.status === status || (status === 'changed' && row.changed)) &&
    (folder === '' || labels.folder === folder) &&
    (owner === '' || labels.owner === owner) &&
    (tag === '' || (labels.tags ?? []).includes(tag))
  );
};

const figureOf = (row: Row, sort: Sort): string | number => {
  const value = row[sort];
  return typeof value === 'object' ? sum(value) : value;
};

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));

/** Those that are wanted, in order; equal ones by name. */
export const shownRows = (rows: readonly Row[], wanted: Wanted): Row[] => {
  const way = wanted.down ? -1 : 1;
  return rows
    .filter((row) => isWanted(row, wanted))
    .sort(
      (a, b) =>
        way * compare(figureOf(a, wanted.sort), figureOf(b, wanted.sort)) || a.title.localeCompare(b.title),
    );
};

/** The folders, tags and owners that there are, for the choices above the list. */
export const labelsIn = (rows: readonly Row[]) => {
  const sorted = (values: readonly (string | undefined)[]): string[] =>
    [...new Set(values)].filter((value) => value !== undefined && value !== '').sort() as string[];
  return {
    folders: sorted(rows.map(({ labels }) => labels?.folder)),
    owners: sorted(rows.map(({ labels }) => labels?.owner)),
    tags: sorted(rows.flatMap(({ labels }) => labels?.tags ?? [])),
  };
};

/** Lines under the name of their folder, those without one first; one nameless group where nobody uses folders. */
export const inFolders = (rows: readonly Row[]): { folder: string; rows: Row[] }[] => {
  const groups = Map.groupBy(rows, ({ labels }) => labels?.folder ?? '');
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, inside]) => ({ folder, rows: inside }));
};
