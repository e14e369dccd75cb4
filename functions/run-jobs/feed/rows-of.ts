import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Feed } from '../../../core/config/feeds-settings.ts';
import type { Opened } from '../../../core/feed/ports.ts';
import { csvReader } from '../../../core/feed/read-csv.ts';
import { type RawRow, XmlFeed } from '../../../core/feed/read-xml.ts';
import { TooLarge, textsOf } from './texts-of.ts';

/** A row, or the end: what was left away must not be taken for gone unless the file was told to its end. */
export type FeedItem =
  | { kind: 'row'; row: RawRow }
  | { kind: 'end'; outcome: 'done' | 'torn' | 'too-large' | 'no-header' };

const end = (outcome: Extract<FeedItem, { kind: 'end' }>['outcome']): FeedItem => ({ kind: 'end', outcome });

/** The rows of a feed in their order, then how it ended. Throws what the connection says that breaks. */
export async function* rowsOf(
  { body, charset }: Extract<Opened, { kind: 'open' }>,
  { format }: Pick<Feed, 'format'>,
  mostBytes?: number,
): AsyncGenerator<FeedItem> {
  try {
    const texts = textsOf(body, charset, mostBytes);
    yield* format === 'csv' ? csvRows(texts) : xmlRows(texts, format);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    yield end('too-large');
  }
}

async function* xmlRows(texts: AsyncIterable<string>, format: 'google' | 'yml'): AsyncGenerator<FeedItem> {
  const feed = new XmlFeed(format);
  for await (const text of texts) for (const row of feed.push(text)) yield { kind: 'row', row };
  yield end(feed.isWhole ? 'done' : 'torn');
}

/** A record is never longer: a quote that nobody closes swallows no more than that. */
const MOST_RECORD = 100_000;

async function* csvRows(texts: AsyncIterable<string>): AsyncGenerator<FeedItem> {
  const parser = parse({
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD,
  });
  const source = Readable.from(texts);
  source.on('error', (error) => parser.destroy(error));
  let read: ReturnType<typeof csvReader>;
  let isFirst = true;
  try {
    for await (const record of source.pipe(parser)) {
      const cells = record as string[];
      if (isFirst) read = csvReader(cells);
      else if (read) yield { kind: 'row', row: rowOf(cells, read) };
      if (!read) return yield end('no-header');
      isFirst = false;
    }
  } catch (error) {
    if (!isOfCsv(error)) throw error;
    return yield end('torn');
  }
  yield end(isFirst ? 'torn' : 'done');
}

const rowOf = (cells: string[], read: (cells: string[]) => ReturnType<RawRow['read']>): RawRow => ({
  text: cells.join('\t'),
  read: () => read(cells),
});

const isOfCsv = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^CSV_/.test(String(error.code));
