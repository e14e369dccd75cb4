import { asCode } from './code.ts';

/** Letters, digits and what shops put between them: nothing that a message or a till would take for something else. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,63}$/u;
/** What a first line says that is a header. */
const HEADERS: ReadonlySet<string> = new Set([
  'CODE',
  'CODES',
  'COUPON',
  'PROMO_CODE',
  'PROMOCODE',
  'КОД',
  'ПРОМОКОД',
]);

export interface CodesRead {
  codes: string[];
  /** Lines with a code, good or bad. */
  rows: number;
  refused: { row: number; reason: string }[];
}

const firstCell = (line: string): string =>
  (line.split(/[,;\t]/)[0] ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

/** The codes of an uploaded file: one a line, or the first column of a CSV. Each once, in capital letters. */
export const codesIn = (text: string): CodesRead => {
  const codes = new Set<string>();
  const refused: CodesRead['refused'] = [];
  let rows = 0;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      const cell = firstCell(line);
      if (cell === '' || (index === 0 && HEADERS.has(asCode(cell)))) return;
      rows += 1;
      if (CODE.test(cell)) codes.add(asCode(cell));
      else
        refused.push({
          row: index + 1,
          reason: 'a code has 3 to 64 letters, digits, dots, hyphens, underscores',
        });
    });
  return { codes: [...codes], rows, refused };
};
