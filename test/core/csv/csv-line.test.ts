import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvLine, harmless } from '../../../core/csv/csv-line.ts';
import { textOf } from '../../../core/import/read-cell.ts';

describe('a cell', () => {
  it.each(['=1+1', '+1+cmd|x', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '+7 (999) 123-45-67'])(
    'loses its teeth where it is %j, and an import reads it as it was',
    (cell) => {
      expect(harmless(cell)).toBe(`'${cell}`);
      expect(textOf(harmless(cell))).toBe(cell.trim());
    },
  );

  it.each(['+79991234567', '+7 999 123 45 67', 'Ann', '1', `O'Neil`, 'a=b'])('stays as it is: %j', (cell) => {
    expect(harmless(cell)).toBe(cell);
  });
});

describe('a line', () => {
  it('is read as it was, quotes, delimiters and ends of lines included', () => {
    const cells = ['a "b"', 'c, d', 'e\r\nf', ' g ', ''];
    expect(parse(csvLine(cells))).toEqual([cells]);
    expect(parse(csvLine(cells, ';'), { delimiter: ';' })).toEqual([cells]);
  });
});
