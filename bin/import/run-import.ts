import { cleanHeader } from '../../core/import/header-faults.ts';
import { delimiters } from '../../core/import/import-request.ts';
import { headersIn } from '../../functions/api/imports/csv-rows.ts';
import { cutParts, type Part } from './cut-parts.ts';
import { type FileSource, fileLines } from './file-lines.ts';
import { fileRecords } from './file-records.ts';
import type { ImportClient, PartAnswer, TheirImport } from './import-client.ts';

/** Requests under way. */
const AT_ONCE = 4;

export interface Progress {
  onPart(part: Part, answer: PartAnswer | 'done-before'): void;
}

/** The headers of a file, by the delimiter that finds the wanted ones, else the one that finds the most. */
export const headersOf = async (
  source: FileSource,
  wanted: readonly string[] = [],
  stated?: string,
): Promise<{ delimiter: string; headers: string[] }> => {
  const first = await fileRecords(fileLines(source)).next();
  const line = first.done ? '' : first.value.replace(/^\ufeff/, '');
  const tries = (stated === undefined ? delimiters : [stated]).map((delimiter) => ({
    delimiter,
    headers: headersIn(line, delimiter),
  }));
  const [most] = tries.toSorted((a, b) => b.headers.length - a.headers.length);
  const found = tries.find(({ headers }) => wanted.every((each) => headers.includes(cleanHeader(each))));
  return (wanted.length > 0 ? found : undefined) ?? most ?? { delimiter: ',', headers: [] };
};

const orderColumn = ({ kind, mapping }: TheirImport['request']): string | undefined => {
  const fieldOf = (column: string | { field: string }) =>
    typeof column === 'string' ? column : column.field;
  const found = Object.entries(mapping).find(([, column]) => fieldOf(column) === 'orderId');
  return kind === 'orders' && found ? cleanHeader(found[0]) : undefined;
};

const isDone = ({ partsDone }: TheirImport, { part }: Part): boolean =>
  partsDone.some(([first, last]) => first <= part && part <= last);

/** Sends the parts of a file that are not there yet. The first refusal that does not pass ends it; what was sent stays. */
export const sendParts = async (
  client: Pick<ImportClient, 'put'>,
  theirs: TheirImport,
  source: FileSource,
  { onPart }: Progress,
): Promise<void> => {
  const { request } = theirs;
  const { delimiter } = await headersOf(
    { ...source, onBytes: () => undefined },
    Object.keys(request.mapping),
    request.delimiter,
  );
  const cutting = { delimiter, together: orderColumn(request) };
  const failures: unknown[] = [];
  const underWay = new Set<Promise<void>>();
  const send = async (part: Part): Promise<void> => {
    try {
      onPart(part, await client.put(theirs.id, part));
    } catch (error) {
      failures.push(error);
    }
  };
  for await (const part of cutParts(fileRecords(fileLines(source)), cutting)) {
    if (isDone(theirs, part)) {
      onPart(part, 'done-before');
      continue;
    }
    const sending = send(part).finally(() => underWay.delete(sending));
    underWay.add(sending);
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    if (failures.length > 0) break;
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
};
