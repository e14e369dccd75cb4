import { describe, expect, it } from '@jest/globals';
import en from '../../../console/locales/en/words.json' with { type: 'json' };
import ru from '../../../console/locales/ru/words.json' with { type: 'json' };

/** How people leave a journey besides what its own blocks say. */
const ENDS = ['completed', 'replaced', 'restarted', 'aborted', 'undone', 'operator', 'merged', 'stopped'];

describe('why somebody left a journey', () => {
  it.each([
    ['English', en.reason],
    ['Russian', ru.reason],
  ])('is said in words everywhere: %s', (_language, words) => {
    expect(ENDS.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });
});
