import { describe, expect, it } from '@jest/globals';
import { plainLetters } from '../../../core/sms/plain-letters.ts';

describe('plain letters', () => {
  it.each([
    ['what editors put in', '“Ann’s” cart – 2 items…', '"Ann\'s" cart - 2 items...'],
    ['what number formats put in', '39,80\u00a0€ or 1\u202f290,00', '39,80 € or 1 290,00'],
    ['what nobody sees', 'ke\u00adtt\u200ble', 'kettle'],
    ['accents written apart', 'cafe\u0301', 'café'],
  ])('take the place of %s', (_, written, sent) => {
    expect(plainLetters(written)).toBe(sent);
  });

  it.each([
    ['one of another alphabet', 'Корзина «Чай» – ждёт'],
    ['one with a picture', 'Ann’s cart 🛒'],
    ['one that is plain already', 'Your cart'],
  ])('leave a text as it was that would not be cheaper: %s', (_, text) => {
    expect(plainLetters(text)).toBe(text);
  });
});
