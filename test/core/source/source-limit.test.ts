import { expect, it } from '@jest/globals';
import { limitOf } from '../../../core/source/source-limit.ts';

it('a source may send what was said of it, and else more than a shop ever does', () => {
  expect([limitOf({ limitPerSecond: 5 }), limitOf({})]).toEqual([5, 10_000]);
});
