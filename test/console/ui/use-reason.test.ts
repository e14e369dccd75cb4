import { describe, expect, it } from '@jest/globals';
import en from '../../../console/locales/en/words.json' with { type: 'json' };
import ru from '../../../console/locales/ru/words.json' with { type: 'json' };
import { endWords } from '../../../core/explain/end-words.ts';
import { holdWords } from '../../../core/explain/hold-words.ts';
import { skipWords } from '../../../core/explain/skip-words.ts';

/** How people leave a journey besides what its own blocks say. */
const ENDS = ['completed', 'replaced', 'restarted', 'aborted', 'undone', 'operator', 'merged', 'stopped'];

describe('why somebody left a journey', () => {
  it.each([
    ['English', en.reason],
    ['Russian', ru.reason],
  ])('is said in words everywhere: %s', (_language, words) => {
    expect(ENDS.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });

  it.each([
    ['English', en.reason],
    ['Russian', ru.reason],
  ])('is never a bare code where the API has words for it: %s', (_language, words) => {
    const codes = Object.keys({ ...endWords, ...holdWords, ...skipWords });

    expect(codes.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });
});
