import { describe, expect, it } from '@jest/globals';
import { endWords } from '../../../core/explain/end-words.ts';
import { entryWords } from '../../../core/explain/entry-words.ts';
import { holdWords } from '../../../core/explain/hold-words.ts';
import { endInWords, holdInWords, skipInWords } from '../../../core/explain/in-words.ts';
import { skipWords } from '../../../core/explain/skip-words.ts';
import { languageIn } from '../../../core/explain/words.ts';

const all = [skipWords, holdWords, endWords, entryWords].flatMap((book) => Object.entries(book));

describe('reasons in words', () => {
  it.each(all)('%s is one plain sentence in each language, without words of the house', (_, { en, ru }) => {
    expect(en).toMatch(/^[A-Z][^\n]*[.]$/);
    expect(ru).toMatch(/^[А-ЯЁ][^\n]*[.]$/);
    expect(en).not.toMatch(/rung|enrollment|suppression|holdout|\brule|profile|gate\b/i);
    expect(ru).not.toMatch(/[a-z]{3}/i);
  });

  it('that are words of the shop are said as they are', () => {
    expect([
      skipInWords('http-503', 'en'),
      endInWords('looking around', 'ru'),
      holdInWords('constructor', 'en'),
    ]).toEqual([
      'The reason given: http-503.',
      'Указанная причина: looking around.',
      'The reason given: constructor.',
    ]);
  });
});

it.each([
  ['ru', 'ru'],
  ['ru-RU', 'ru'],
  ['de-DE,ru;q=0.8,en;q=0.9', 'en'],
  ['de,ru;q=0.5', 'ru'],
  ['ru;q=0, en', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  ['ru;q=x', 'en'],
])('who reads "%s" is answered in %s', (wanted, language) => {
  expect(languageIn(wanted)).toBe(language);
});
