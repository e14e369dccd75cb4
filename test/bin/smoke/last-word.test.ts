import { expect, it } from '@jest/globals';
import { lastWord } from '../../../bin/smoke/last-word.ts';

const word = (undone: string[], stayed: string[]) =>
  lastWord({ undone, stayed: stayed.map((name) => ({ name, error: 'no' })) }, 'smoke-1', 'here');

it('says that nothing is left only where it was taken away', () => {
  expect(word(['cdk deploy --all'], [])).toBe('Nothing of it is left in here.');
  expect(word([], [])).toBe('Nothing was deployed into here.');
  expect(word(['keys'], ['cdk deploy --all'])).toContain('Something stayed in here');
});
