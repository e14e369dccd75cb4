import * as z from 'zod';
import { codesIn } from '../../../core/offer/codes-in.ts';
import { partText } from '../imports/part-text.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

/** Of those that are refused so many are named. */
const MOST_NAMED = 20;
/** So many go to the table at once. */
const AT_ONCE = 1000;

export const putOfferCodes = route({
  method: 'POST',
  path: '/v1/offers/{id}/codes',
  summary: "Adds codes to an offer's pool: one a line, or the first column of a CSV file; 1 MB at most",
  access: 'edit',
  body: z.string().describe('Text. The same codes again change nothing'),
  media: { body: 'text/csv' },
  answer: z.object({
    added: z.int(),
    known: z.int().describe('In the pool already, now or before, or twice in the file'),
    refused: z.array(z.object({ row: z.int(), reason: z.string() })).describe(`The first ${MOST_NAMED}`),
    refusedRows: z.int().describe('All of them'),
  }),
  refusals: {
    404: 'There is no such offer',
    409: 'Its codes are made up, or it has none',
    413: 'More than 1 MB',
  },
  async run({ params, raw, headers, by }, { documents, offers, clock }) {
    const id = params.id ?? '';
    const draft = await documents.draft({ kind: 'offer', id });
    if (!draft) return problem(404, { detail: 'There is no such offer.' });
    const { code } = draft.document;
    if (!code || !('pool' in code)) return problem(409, { detail: 'The offer has no pool of codes.' });
    const read = partText(raw, headers['content-type']);
    if (read.kind === 'unreadable') return problem(400, { detail: read.detail });
    if (read.kind === 'too-large') return problem(413, { detail: 'At most 1 MB when unpacked.' });
    const { codes, rows, refused } = codesIn(read.text);
    await documents.audit({ atMs: clock.now(), by, action: 'add', kind: 'codes', id });
    let added = 0;
    for (let at = 0; at < codes.length; at += AT_ONCE)
      added += (await offers.addCodes(id, codes.slice(at, at + AT_ONCE), clock.now())).added;
    const known = rows - refused.length - added;
    return { body: { added, known, refused: refused.slice(0, MOST_NAMED), refusedRows: refused.length } };
  },
});
