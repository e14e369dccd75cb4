import * as z from 'zod';
import { refusedFile } from '../imports/refused-file.ts';
import { problem } from '../problem.ts';
import { route } from '../route.ts';

export const getImportRefused = route({
  method: 'GET',
  path: '/v1/imports/{id}/refused.csv',
  summary:
    'The refused rows as they were, with their numbers and reasons; a Link header leads to the rest of many',
  access: 'serve',
  query: z.object({ fromPart: z.coerce.number().int().min(1).default(1) }),
  media: { answer: 'text/csv' },
  answer: z
    .string()
    .describe('UTF-8 with its mark; what a spreadsheet could execute has an apostrophe in front'),
  refusals: { 404: 'There is no such import' },
  async run({ params, query }, { imports }) {
    const one = await imports.get(params.id ?? '');
    if (!one) return problem(404, { detail: 'There is no such import.' });
    const { text, nextPart } = await refusedFile(imports, one, query.fromPart);
    const next = `</v1/imports/${one.id}/refused.csv?fromPart=${nextPart}>; rel="next"`;
    return {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="import-${one.id}.refused.csv"`,
        ...(nextPart === undefined ? {} : { link: next }),
      },
      body: text,
    };
  },
});
