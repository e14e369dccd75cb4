import { expect, it } from '@jest/globals';
import { keyed } from '../../../console/ui/keyed.ts';

it('keys of a list are told apart where its items look the same', () => {
  expect(keyed(['a', 'b', 'a', 'a'], (item) => item)).toEqual([
    ['a', 'a'],
    ['b', 'b'],
    ['a 1', 'a'],
    ['a 2', 'a'],
  ]);
});
