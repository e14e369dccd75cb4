import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { refusedHead, refusedLines } from '../../../core/import/refused-csv.ts';

describe('a file of refused rows', () => {
  it('can be read again, headers intact, cells beyond them kept', () => {
    const headers = ['=Name', 'Phone; mobile', 'reason'];
    const rows = [
      { row: 3, reason: '"Phone" is not a phone number', cells: ['"Ann"\n', '=1', 'old'] },
      { row: 4, reason: 'has 4 cells', cells: ['Bob', '+4915112345678', 'old', 'more'] },
    ];

    const file = refusedHead(headers, ';') + refusedLines({ headers, rows }, headers, ';');

    expect(parse(file, { delimiter: ';', relax_column_count: true })).toEqual([
      ['row', 'reason', '=Name', 'Phone; mobile'],
      ['3', '"Phone" is not a phone number', '"Ann"\n', "'=1"],
      ['4', 'has 4 cells', 'Bob', '+4915112345678', 'more'],
    ]);
  });

  it('brings parts with their columns in another order together', () => {
    const rows = [{ row: 9, reason: 'no', cells: ['b', 'a'] }];

    expect(refusedLines({ headers: ['B', 'A'], rows }, ['A', 'B', 'C'], ',')).toBe('9,no,a,b,\r\n');
  });
});
