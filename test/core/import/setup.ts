import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { compileMapping } from '../../../core/import/compile-mapping.ts';
import { type ImportRequest, importRequestSchema } from '../../../core/import/import-request.ts';
import { readPart } from '../../../core/import/read-part.ts';

export const NOW_MS = Date.parse('2026-03-02T09:00:00Z');
const people = peopleSettingsSchema.parse({ namespaces: ['crmId'] });

export const requestOf = (more: object): ImportRequest =>
  importRequestSchema.parse({ name: 'A file', kind: 'customers', country: 'DE', ...more });

export const compiled = (more: object) =>
  compileMapping(requestOf(more), { namespaces: people.namespaces, zone: 'Europe/Berlin' });

export const faultsOf = (more: object) => {
  const result = compiled(more);
  return result.kind === 'invalid' ? result.faults : [];
};

/** What becomes of rows under headers; the first row is number 2. */
export const readRows = (request: object, headers: string[], ...rows: string[][]) => {
  const result = compiled(request);
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.faults));
  const read = readPart({
    one: { id: 'i1', request: requestOf(request), startedAtMs: NOW_MS - 60_000 },
    plan: result.plan,
    people,
    headers,
    rows: rows.map((cells, at) => ({ row: at + 2, cells })),
    nowMs: NOW_MS,
  });
  return { ...read, reasons: read.refusedRows.map(({ row, reason }) => [row, reason]) };
};
