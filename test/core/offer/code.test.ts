import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { asCode, bytesFor, codeOf } from '../../../core/offer/code.ts';
import { codesIn } from '../../../core/offer/codes-in.ts';

describe('a code that is made up', () => {
  it('has no letter that is taken for another', () => {
    const letters = Array.from({ length: 300 }, () => codeOf(randomBytes(bytesFor()), {})).join('');
    expect(letters).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]+$/);
    expect(new Set(letters).size).toBe(23);
  });

  it('is as long as wanted, after its prefix, and the same for the same bytes', () => {
    const bytes = randomBytes(bytesFor(20));
    expect(codeOf(bytes, { prefix: 'TEA-', length: 20 })).toMatch(/^TEA-.{20}$/);
    expect(codeOf(bytes, {})).toBe(codeOf(bytes, {}));
    expect(codeOf(bytes, {})).toHaveLength(10);
  });

  it('uses each letter as often as any other', () => {
    const counts = new Map<string, number>();
    const all = codeOf(
      Uint8Array.from({ length: 253 * 4 }, (_, at) => at % 256),
      { length: 900 },
    );
    for (const letter of all) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThan(5);
  });

  it('is never made of too few bytes', () => {
    expect(() => codeOf(new Uint8Array(3), {})).toThrow(RangeError);
  });
});

describe('codes in a file', () => {
  it('are one a line or the first column, each once, in capital letters', () => {
    const text = '\uFEFFCode;Worth\r\n"tea-1";10\r\n tea-2 ;10\n\nTEA-1;10\rчай-3';
    expect(codesIn(text)).toEqual({ codes: ['TEA-1', 'TEA-2', 'ЧАЙ-3'], rows: 4, refused: [] });
  });

  it('are named by their line where they are none', () => {
    const { codes, rows, refused } = codesIn(`ok-1\nx\n=cmd|calc\n<b>no</b>\n${'y'.repeat(65)}`);
    expect([codes, rows, refused.map(({ row }) => row)]).toEqual([['OK-1'], 5, [2, 3, 4, 5]]);
  });

  it('are compared in any case', () => expect(asCode(' tea-1 ')).toBe('TEA-1'));
});
