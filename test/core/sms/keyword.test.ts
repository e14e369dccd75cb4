import { describe, expect, it } from '@jest/globals';
import { keywordIn } from '../../../core/sms/keyword.ts';

describe('the word of an answer', () => {
  it.each([
    'STOP',
    ' stop. ',
    'Stop!!!',
    'СТОП',
    '«Стоп»',
    'отписаться',
    'Unsubscribe',
    'opt-out',
    'OPT OUT',
    'please stop',
    'Stop texting me',
    'Пожалуйста, стоп',
    'ｓｔｏｐ',
  ])('is stop: %s', (text) => {
    expect(keywordIn(text)).toBe('stop');
  });

  it.each(['START', 'старт', 'Unstop'])('is start: %s', (text) => {
    expect(keywordIn(text)).toBe('start');
  });

  it.each([
    'Yes',
    '',
    '👍',
    'When do you stop selling teapots in Berlin?',
    'end of the week is fine',
    'Не стопка, а чайник',
    'nonstop',
  ])('is none: %s', (text) => {
    expect(keywordIn(text)).toBeUndefined();
  });

  it('is also one of the shop’s own', () => {
    expect(keywordIn('Genug!', { stopWords: ['genug'] })).toBe('stop');
    expect(keywordIn('weiter', { startWords: ['Weiter'] })).toBe('start');
    expect(keywordIn('genug')).toBeUndefined();
  });
});
