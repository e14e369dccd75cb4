import { endWords } from './end-words.ts';
import { holdWords } from './hold-words.ts';
import { skipWords } from './skip-words.ts';
import type { Language, Words } from './words.ts';

type Book = Partial<Record<string, Words>>;

const own = (code: string): Words => ({
  en: `The reason given: ${code}.`,
  ru: `Указанная причина: ${code}.`,
});

const said = (code: string, books: readonly Book[]): Words =>
  books.map((book) => (Object.hasOwn(book, code) ? book[code] : undefined)).find(Boolean) ?? own(code);

/** What is in no book is a word of the shop's own, a step's say, or of another system. */
export const skipInWords = (code: string, language: Language): string =>
  said(code, [skipWords, endWords])[language];
export const holdInWords = (code: string, language: Language): string =>
  said(code, [holdWords, skipWords])[language];
export const endInWords = (code: string, language: Language): string =>
  said(code, [endWords, skipWords])[language];

const sentWords: Record<'sent' | 'unknown', Words> = {
  sent: { en: 'It was sent.', ru: 'Сообщение отправлено.' },
  unknown: {
    en: 'The provider did not say whether it took it; it is not sent again.',
    ru: 'Провайдер не сообщил, принял ли сообщение; повторно оно не отправляется.',
  },
};
export const sentInWords = (isUnknown: boolean, language: Language): string =>
  sentWords[isUnknown ? 'unknown' : 'sent'][language];

const stateWords = {
  active: { en: 'The customer is in it now.', ru: 'Клиент сейчас в сценарии.' },
  completed: { en: 'The customer went through it to the end.', ru: 'Клиент прошёл сценарий до конца.' },
} satisfies Record<string, Words>;
export const stateInWords = (state: keyof typeof stateWords, language: Language): string =>
  stateWords[state][language];
