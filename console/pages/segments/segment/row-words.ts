import { type WordTable, wordsIn } from '../../../ui/faults/words-in.ts';

/** Why a line names nobody, as the API says it, and its name in the locale files. */
export const ROWS: WordTable = [
  [/^nobody is known by it$/, 'unknown'],
  [/^nobody is named$/, 'empty'],
  [/^no email$/, 'noEmail'],
  [/^no phone$/, 'noPhone'],
  [/^no (?<column>\S+)$/, 'noId'],
  [/^a quote is not closed/, 'quote'],
];

export const rowWords = wordsIn(ROWS);
