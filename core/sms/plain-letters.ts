import { isGsm } from './gsm-letters.ts';

/** What editors and number formats put in place of what GSM-7 has. */
const plain = new Map([
  ...Array.from('\u2018\u2019\u201a\u201b\u2032\u00b4`', (letter) => [letter, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb', (letter) => [letter, '"'] as const),
  ...Array.from('\u2010\u2011\u2012\u2013\u2014\u2015\u2212', (letter) => [letter, '-'] as const),
  ...Array.from('\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t', (letter) => [letter, ' '] as const),
  ...Array.from('\u200b\u200c\u200d\u2060\ufeff\u00ad', (letter) => [letter, ''] as const),
  ['\u2026', '...'],
  ['\u2022', '*'],
  ['\u2044', '/'],
]);

/**
 * The same words with plain quotes, hyphens and spaces where that lets the whole text be GSM-7, of which a part holds more
 * than twice as much; else the text as it is.
 */
export const plainLetters = (text: string): string => {
  if (isGsm(text)) return text;
  const made = Array.from(text.normalize('NFC'), (letter) => plain.get(letter) ?? letter).join('');
  return isGsm(made) ? made : text;
};
