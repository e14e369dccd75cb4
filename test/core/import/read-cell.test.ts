import { describe, expect, it } from '@jest/globals';
import { type CellFormat, readCell, textOf } from '../../../core/import/read-cell.ts';

const read = (text: string, how: Partial<CellFormat>) => {
  const cell = readCell(text, { cell: 'text', zone: 'Europe/Moscow', ...how });
  return cell.kind === 'value' ? cell.value : undefined;
};

describe('a cell', () => {
  it.each([
    ['1 990,50', ',', 1990.5],
    ['1\u00a0990,50', undefined, 1990.5],
    ['1.990,50', ',', 1990.5],
    ['1,990.50', '.', 1990.5],
    ['1,234', undefined, undefined],
    ['1,234', ',', 1.234],
    ['1,234', '.', 1234],
    ['19.9', undefined, 19.9],
    ['12 34', ',', undefined],
    ['1e3', undefined, undefined],
    ['NaN', undefined, undefined],
    ['-5', undefined, undefined],
  ] as const)('%j with the decimal mark %j is the amount %j', (text, decimal, value) => {
    expect(read(text, { cell: 'amount', decimal })).toBe(value);
  });

  it.each([
    ['2024-02-01', undefined, '2024-02-01'],
    ['2024-02-01 10:00', undefined, '2024-02-01T07:00:00.000Z'],
    ['2024-02-01T10:00:00Z', undefined, '2024-02-01T10:00:00.000Z'],
    ['01.02.2024', 'dd.MM.yyyy', '2024-02-01'],
    ['1.2.24 9:05', 'd.M.yy H:mm', '2024-02-01T06:05:00.000Z'],
    ['30.02.2024', 'dd.MM.yyyy', undefined],
    ['0001-01-01', undefined, undefined],
    ['tomorrow', undefined, undefined],
  ])('%j as %j is the date %j', (text, format, value) => {
    expect(read(text, { cell: 'date', format })).toBe(value);
  });

  it('says yes or no in English, in Russian, or in words of its own', () => {
    expect(['Yes', 'ДА', '1', 'нет', 'off'].map((text) => read(text, { cell: 'yes-no' }))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(read('maybe', { cell: 'yes-no' })).toBeUndefined();
    expect(read('JA', { cell: 'consent', yes: ['ja'] })).toBe('granted');
    expect(read('yes', { cell: 'consent', yes: ['ja'] })).toBeUndefined();
  });

  it('is a currency by its code or sign', () => {
    expect(['eur', '₽', 'Руб.'].map((text) => read(text, { cell: 'currency' }))).toEqual([
      'EUR',
      'RUB',
      'RUB',
    ]);
    expect(read('coins', { cell: 'currency' })).toBeUndefined();
  });

  it('is blank when databases write it so, and without the guard of spreadsheets', () => {
    expect(['', '  ', 'NULL', '\\N', undefined].map(textOf)).toEqual(Array(5).fill(undefined));
    expect([`'+7 999`, `'=1+1`, `O'Neil`, `'quoted'`].map(textOf)).toEqual([
      '+7 999',
      '=1+1',
      `O'Neil`,
      `'quoted'`,
    ]);
  });
});
