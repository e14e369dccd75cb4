import { describe, expect, it } from '@jest/globals';
import { cleanId } from '../../../core/event/clean-id.ts';

describe('an id', () => {
  it.each([
    '',
    '  ',
    '\t\n',
    'undefined',
    'NULL',
    'NaN',
    '[object Object]',
    ' null ',
    true,
    {},
    [],
    null,
    undefined,
  ])('%j is none', (value) => {
    expect(cleanId(value)).toBeUndefined();
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('%p is none', (value) => {
    expect(cleanId(value)).toBeUndefined();
  });
  it('is text, trimmed, or a number', () => {
    expect([cleanId(' u1 '), cleanId(7), cleanId(0), cleanId('nullable')]).toEqual([
      'u1',
      '7',
      '0',
      'nullable',
    ]);
  });
});
