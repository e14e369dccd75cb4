/** What shows as nothing and does something: control characters but for line breaks and tabs, and what turns the direction of writing over. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

/** Words as every channel can carry them: nothing unseen, no half of a letter, line breaks of one kind. */
export const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .toWellFormed();

/** A subject is one line, whatever was filled in: a second one would be a header. */
export const oneLine = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();
