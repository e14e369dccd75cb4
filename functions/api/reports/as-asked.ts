import { csvOf, type Entry } from '../../../core/csv/csv-of.ts';
import type { ApiAnswer, Ask } from '../route.ts';

/** The same report as lines. */
export interface Lines {
  /** Of the file, without its ending. */
  name: string;
  columns: readonly string[];
  entries: readonly Entry[];
}

type Asked = Pick<Ask<{ format?: 'json' | 'csv' | undefined }>, 'query' | 'headers'>;

const wantsCsv = ({ query, headers }: Asked): boolean =>
  query.format === 'csv' || (query.format === undefined && /\btext\/csv\b/i.test(headers.accept ?? ''));

/** As JSON, or as a file for a spreadsheet. */
export const asAsked = <A>(asked: Asked, body: A, lines: () => Lines): ApiAnswer<A> => {
  if (!wantsCsv(asked)) return { body };
  const { name, columns, entries } = lines();
  return {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
    // The route answers text then, as its `alsoCsv` says.
    body: csvOf(columns, entries) as unknown as A,
  };
};
