import type { Fault } from '../../../core/errors.ts';
import type { Plan } from '../../../core/import/compile-mapping.ts';
import { headerFaults } from '../../../core/import/header-faults.ts';
import { delimiters } from '../../../core/import/import-request.ts';
import type { FileRow } from '../../../core/import/read-row.ts';
import { headersIn, rowsIn } from './csv-rows.ts';

export type FileRead =
  | { kind: 'read'; headers: string[]; rows: FileRow[] }
  | { kind: 'faults'; faults: Fault[] };

/** Headers, rows and cells of a part; without a stated delimiter the first with which the mapped headers are found. */
export const readFile = (
  text: string,
  plan: Plan,
  stated: string | undefined,
  firstRow: number,
): FileRead => {
  const tries = (stated === undefined ? delimiters : [stated]).map((delimiter) => {
    const headers = headersIn(text, delimiter);
    return { delimiter, headers, faults: headerFaults(headers, plan, delimiter) };
  });
  const found = tries.find(({ faults }) => faults.length === 0);
  if (found) {
    const { headers, delimiter } = found;
    return { kind: 'read', headers, rows: rowsIn(text, delimiter, headers.length, firstRow) };
  }
  // What is said of the try that finds the most columns helps most.
  const [best] = tries.toSorted((a, b) => b.headers.length - a.headers.length);
  return { kind: 'faults', faults: best?.faults ?? [] };
};
