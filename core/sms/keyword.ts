/** What an answer asks for, as a machine reads it. */
export type Keyword = 'stop' | 'start';

/** Words that end or begin messages in the languages of a fresh start; a shop adds its own. */
const stopWords = [
  'stop',
  'stopall',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
  'opt-out',
  'remove',
  'стоп',
  'отписка',
  'отписаться',
  'отпишите',
  'отказ',
  'нет рекламы',
];
const startWords = ['start', 'unstop', 'старт', 'подписка', 'подписаться'];
/** These say it beyond doubt, so that a polite word or two may stand beside them. */
const beyondDoubt = new Set(['stop', 'unsubscribe', 'стоп', 'отписка', 'отписаться', 'отпишите']);
const polite = new Set(['please', 'pls', 'пожалуйста', 'прошу']);
const MOST_WORDS = 3;

/** Letters and digits, in lower case, one space between words: `«Стоп!»` → `стоп`. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();

export interface Keywords {
  stopWords?: readonly string[] | undefined;
  startWords?: readonly string[] | undefined;
}

/** What a message asks for; undefined for one that only says something. Whoever seems to mean "stop" is taken at her word. */
export const keywordIn = (text: string, own: Keywords = {}): Keyword | undefined => {
  const said = plain(text);
  const isOneOf = (words: readonly string[]) => words.some((word) => plain(word) === said);
  if (isOneOf(startWords) || isOneOf(own.startWords ?? [])) return 'start';
  if (isOneOf(stopWords) || isOneOf(own.stopWords ?? [])) return 'stop';
  const words = said.split(' ');
  const first = words.find((word) => !polite.has(word)) ?? '';
  return words.length <= MOST_WORDS && beyondDoubt.has(first) ? 'stop' : undefined;
};
