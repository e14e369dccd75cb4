import type { Import, Imports } from '../../../core/import/imports.ts';
import { refusedHead, refusedLines } from '../../../core/import/refused-csv.ts';

/** An answer of a function is at most 6 MB, quotes escaped; one more part adds at most some 4 MB. */
const ENOUGH_BYTES = 1024 * 1024;
/** So that spreadsheets do not take it for something else. */
const MARK = '\ufeff';

/** Refused rows from a part on, as one file; `nextPart` where the rest goes on. The first page has the headers. */
export const refusedFile = async (
  imports: Pick<Imports, 'parts' | 'refused'>,
  one: Import,
  fromPart: number,
): Promise<{ text: string; nextPart?: number }> => {
  const delimiter = one.request.delimiter ?? ',';
  const parts = (await imports.parts(one.id)).filter(({ refused }) => refused > 0);
  const [first] = parts;
  const headers = first ? (await imports.refused(one.id, first)).headers : Object.keys(one.request.mapping);
  let text = fromPart === 1 ? `${MARK}${refusedHead(headers, delimiter)}` : '';
  for (const part of parts.filter((each) => each.part >= fromPart)) {
    if (Buffer.byteLength(text) > ENOUGH_BYTES) return { text, nextPart: part.part };
    text += refusedLines(await imports.refused(one.id, part), headers, delimiter);
  }
  return { text };
};
