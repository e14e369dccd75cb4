import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isGsm, septetsOf } from '../../../core/sms/gsm-letters.ts';
import { smsParts } from '../../../core/sms/sms-parts.ts';

const times = (letter: string, count: number) => letter.repeat(count);

describe('the parts of a text', () => {
  it.each([
    ['160 letters of the basic table', times('a', 160), 'gsm-7', 1, 160],
    ['one more', times('a', 161), 'gsm-7', 2, 161],
    ['two full parts', times('a', 306), 'gsm-7', 2, 306],
    ['one more than two', times('a', 307), 'gsm-7', 3, 307],
    ['80 letters that take an escape', times('€', 80), 'gsm-7', 1, 160],
    // 153 is odd: no part ends with an escape whose letter is in the next.
    ['153 of them, 76 a part', times('€', 153), 'gsm-7', 3, 306],
    ['70 letters of another alphabet', times('я', 70), 'ucs-2', 1, 70],
    ['one more of them', times('я', 71), 'ucs-2', 2, 71],
    ['three full parts of them', times('я', 201), 'ucs-2', 3, 201],
    ['one such letter among 69 others', `${times('a', 70)}я`, 'ucs-2', 2, 71],
    ['35 pairs', times('😀', 35), 'ucs-2', 1, 70],
    ['67 pairs, 33 a part', times('😀', 67), 'ucs-2', 3, 134],
    ['the letters of the table that look foreign', 'ÄÖÜäöüßñàéèìòùΔΦΓΛΩΠΨΣΘΞ¿¡£¥§¤', 'gsm-7', 1, 30],
    ['what looks like them and is not in it', 'ç', 'ucs-2', 1, 1],
    ['nothing', '', 'gsm-7', 1, 0],
  ])('%s', (_, text, encoding, parts, units) => {
    expect(smsParts(text)).toEqual({ encoding, parts, units });
  });

  const letter = fc.oneof(
    fc.constantFrom(...'aZ09 @\n£äΩ'),
    fc.constantFrom(...'€[]{}~^|\\'),
    fc.constantFrom(...'яЖ—’😀👍🏽'),
  );

  it('hold every letter whole, each as full as it can be', () => {
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 700 }), (letters) => {
        const text = letters.join('');
        const { encoding, parts, units } = smsParts(text);
        const widths = Array.from(text, (one) => (encoding === 'gsm-7' ? (septetsOf(one) ?? 0) : one.length));
        const [alone, joined] = encoding === 'gsm-7' ? [160, 153] : [70, 67];
        const total = widths.reduce((sum, width) => sum + width, 0);
        expect(encoding === 'gsm-7').toBe(isGsm(text));
        expect(units).toBe(total);
        // A part that ends early does so by one unit, for a letter of two.
        const [least, most] = total <= alone ? [1, 1] : [total / joined, total / (joined - 1)];
        expect(parts).toBeGreaterThanOrEqual(Math.ceil(least));
        expect(parts).toBeLessThanOrEqual(Math.ceil(most));
      }),
    );
  });
});
