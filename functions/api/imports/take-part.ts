import { createHash } from 'node:crypto';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { Fault } from '../../../core/errors.ts';
import { pack } from '../../../core/event/pack.ts';
import { compileMapping } from '../../../core/import/compile-mapping.ts';
import type { Import, ImportPart, RefusedRows } from '../../../core/import/imports.ts';
import { MOST_PART_ROWS } from '../../../core/import/limits.ts';
import { readPart, sourceOf } from '../../../core/import/read-part.ts';
import type { ApiPorts } from '../ports.ts';
import { readFile } from './read-file.ts';

export interface PartAsk {
  one: Import;
  part: number;
  text: string;
  /** What a spreadsheet would number its first row below the headers. */
  firstRow: number;
  people: PeopleSettings;
}

type Part = Omit<ImportPart, 'chunks'>;

export type PartTaken =
  | { kind: 'taken'; part: Part; refused: RefusedRows }
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'too-many-rows' }
  | { kind: 'finished' }
  /** Deleted meanwhile. */
  | { kind: 'gone' };

type Ports = Pick<ApiPorts, 'imports' | 'bus' | 'clock'>;

/**
 * Events in one entry of the bus: each is another person's, some seven calls to the table, and the worker gets up to fifty
 * entries at once and has fifteen seconds for them.
 */
const MOST_TOGETHER = 3;

/** Reads a part and puts it on the bus; the same part again is answered from what was written down. */
export const takePart = async (ports: Ports, ask: PartAsk): Promise<PartTaken> => {
  const { one, part } = ask;
  const contentHash = hashOf(ask);
  const known = await ports.imports.part(one.id, part);
  if (known?.contentHash === contentHash)
    return { kind: 'taken', part: known, refused: await ports.imports.refused(one.id, known) };
  if (one.status === 'finished') return { kind: 'finished' };
  const { namespaces, request } = one;
  const compiled = compileMapping(request, { namespaces, zone: request.timezone ?? 'UTC' });
  if (compiled.kind === 'invalid') return { kind: 'faults', faults: compiled.faults };
  const { plan } = compiled;
  const file = readFile(ask.text, plan, request.delimiter, ask.firstRow);
  if (file.kind === 'faults') return file;
  const { headers, rows } = file;
  if (rows.length > MOST_PART_ROWS) return { kind: 'too-many-rows' };
  const receivedAtMs = ports.clock.now();
  const read = readPart({ one, plan, people: ask.people, headers, rows, nowMs: receivedAtMs });
  const packing = { source: sourceOf(one, plan), receivedAtMs };
  await ports.bus.putEvents(runsOf(read.events).flatMap((run) => pack(run, packing)));
  const { events: _, refusedRows, ...counts } = read;
  return keep(ports, one, { part, contentHash, ...counts }, { headers, rows: refusedRows });
};

const hashOf = ({ firstRow, text }: PartAsk): string =>
  createHash('sha256').update(`${firstRow}\n${text}`).digest('hex').slice(0, 32);

const runsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MOST_TOGETHER) }, (_, at) =>
    all.slice(at * MOST_TOGETHER, (at + 1) * MOST_TOGETHER),
  );

/** After the bus has it: a crash before leaves a part that is put again, as the same messages. */
const keep = async (
  { imports }: Ports,
  one: Import,
  part: Part,
  refused: RefusedRows,
): Promise<PartTaken> => {
  await imports.savePart(one, part, refused);
  if (await imports.get(one.id)) return { kind: 'taken', part, refused };
  await imports.remove(one.id);
  return { kind: 'gone' };
};
