import { basename } from 'node:path';
import type { Reading } from '../../../core/migrate/contact.ts';
import type { Leave } from '../../../core/migrate/left-out.ts';
import { contactOf } from '../../../core/migrate/pinpoint/endpoint.ts';
import { endpointOfCells } from '../../../core/migrate/pinpoint/flat-endpoint.ts';
import { endpointSchema } from '../../../core/migrate/pinpoint/shapes.ts';
import { fileLines } from '../../import/file-lines.ts';
import { tableRows } from './rows.ts';
import type { ReadAll, ReadLine } from './write-contacts.ts';

interface EndpointsAsk {
  files: readonly string[];
  encoding: string;
  nowMs: number;
}

export const isTable = (path: string): boolean => /\.csv(\.gz)?$/i.test(path);

/** Endpoints as an export job writes them: a line of JSON each, or a table. */
export const endpointLines = ({ files, encoding, nowMs }: EndpointsAsk): ReadAll =>
  async function* (leaveOf) {
    for (const path of files) {
      const file = basename(path);
      const leave = leaveOf(file);
      const raw = isTable(path) ? tableEndpoints(path, encoding) : jsonEndpoints(path, encoding);
      for await (const { at, value, fault } of raw) {
        const reading =
          fault === undefined
            ? readingOf(value, at, nowMs, leave)
            : { kind: 'left' as const, what: String(value), why: fault };
        yield { file, at, reading } satisfies ReadLine;
      }
    }
  };

interface Raw {
  at: string;
  value: unknown;
  fault?: string;
}

const readingOf = (value: unknown, at: string, nowMs: number, leave: Leave): Reading => {
  const parsed = endpointSchema.safeParse(value);
  return parsed.success
    ? contactOf({ endpoint: parsed.data, at, nowMs, leave })
    : { kind: 'left', what: JSON.stringify(value) ?? '', why: 'no endpoint as Pinpoint writes it' };
};

const jsonEndpoints = async function* (path: string, encoding: string): AsyncGenerator<Raw> {
  let line = 0;
  for await (const text of fileLines({ path, encoding })) {
    line += 1;
    if (text.trim() === '') continue;
    const at = `line ${line}`;
    try {
      yield { at, value: JSON.parse(text.replace(/^\ufeff/, '')) };
    } catch {
      yield { at, value: text, fault: 'is not JSON' };
    }
  }
};

const unfit = (headers: readonly string[]): string | undefined =>
  headers.includes('ChannelType') && headers.includes('Address')
    ? undefined
    : 'there are no columns ChannelType and Address';

const tableEndpoints = async function* (path: string, encoding: string): AsyncGenerator<Raw> {
  for await (const { headers, cells, at, fault } of tableRows({ path, encoding }, unfit))
    yield fault === undefined
      ? { at, value: endpointOfCells(headers, cells) }
      : { at, value: cells.join(' '), fault };
};
