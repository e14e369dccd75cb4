import * as z from 'zod';
import { MOST_NAMED, MOST_PART_ROWS, MOST_PARTS } from '../../../core/import/limits.ts';
import { partText } from '../imports/part-text.ts';
import { takePart } from '../imports/take-part.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

const numberOf = (text: string | undefined): number | undefined => {
  const part = /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : undefined;
  return part !== undefined && part <= MOST_PARTS ? part : undefined;
};

const tooLarge = `A part is at most 1 MB when unpacked, and ${MOST_PART_ROWS} rows.`;

export const putImportPart = route({
  method: 'PUT',
  path: '/v1/imports/{id}/parts/{n}',
  summary: 'Rows of the file below its headers, as UTF-8, or packed with gzip in the charset that is said',
  access: 'edit',
  query: z.object({
    firstRow: z.coerce.number().int().min(2).max(1e9).default(2).describe('Its number in the whole file'),
  }),
  body: z.string().describe('CSV. The same part again changes nothing'),
  media: { body: 'text/csv' },
  answer: z.object({
    rows: z.int(),
    accepted: z.int(),
    refused: z
      .array(z.object({ row: z.int().describe('The headers are row 1'), reason: z.string() }))
      .describe(`The first ${MOST_NAMED}`),
    refusedRows: z.int().describe('All of them'),
  }),
  refusals: {
    404: 'There is no such import',
    409: 'It is finished',
    413: tooLarge,
    422: 'The headers do not fit the mapping; nothing was taken',
  },
  async run({ params, query, raw, headers }, ports) {
    const part = numberOf(params.n);
    if (part === undefined) return problem(400, { detail: `Parts are numbered from 1 to ${MOST_PARTS}.` });
    const one = await ports.imports.get(params.id ?? '');
    if (!one) return problem(404, { detail: 'There is no such import.' });
    const read = partText(raw, headers['content-type']);
    if (read.kind === 'unreadable') return problem(400, { detail: read.detail });
    if (read.kind === 'too-large') return problem(413, { detail: tooLarge });
    const { people } = await ports.config.snapshot();
    const taken = await takePart(ports, { one, part, text: read.text, firstRow: query.firstRow, people });
    if (taken.kind === 'gone') return problem(404, { detail: 'The import was deleted.' });
    if (taken.kind === 'finished') return problem(409, { detail: 'The import is finished.' });
    if (taken.kind === 'too-many-rows') return problem(413, { detail: tooLarge });
    if (taken.kind === 'faults') return problem(422, { faults: taken.faults });
    const { rows, accepted, refused } = taken.part;
    const named = taken.refused.rows.slice(0, MOST_NAMED).map(({ row, reason }) => ({ row, reason }));
    return { body: { rows, accepted, refused: named, refusedRows: refused } };
  },
});
