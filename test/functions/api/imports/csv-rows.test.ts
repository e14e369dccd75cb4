import { describe, expect, it } from '@jest/globals';
import { headersIn, rowsIn } from '../../../../functions/api/imports/csv-rows.ts';

const read = (text: string, width = 2) =>
  rowsIn(text, ',', width, 2).map(({ row, cells, fault }) => [
    row,
    ...cells,
    ...(fault ? [`! ${fault}`] : []),
  ]);

describe('rows of a part', () => {
  it('hold quoted line ends, quotes within cells, and count blank rows', () => {
    expect(read('a,b\n1,"x\ny"\n\n2,ООО "Ром"\n3,"say ""yes"""\n4,"""a""\nb"')).toEqual([
      [2, '1', 'x\ny'],
      [3, ''],
      [4, '2', 'ООО "Ром"'],
      [5, '3', 'say "yes"'],
      [6, '4', '"a"\nb'],
    ]);
  });

  it('go on below a quote that is not closed, whether or not another one comes later', () => {
    expect(read('a,b\n1,"x\n2,y\n3,z')).toEqual([
      [2, '1', '"x', '! a quote is not closed'],
      [3, '2', 'y'],
      [4, '3', 'z'],
    ]);
    expect(read('a,b\n1,"x\n2,y\n3,"z"\n4,w')).toEqual([
      [2, '1', '"x', '! a quote is not closed'],
      [3, '2', 'y'],
      [4, '3', 'z'],
      [5, '4', 'w'],
    ]);
  });

  it('say so when so many quotes are broken that the rest is not read', () => {
    const rows = read(`a,b\n${'1,"x\n'.repeat(99)}`);

    expect(rows.length).toBeLessThan(99);
    expect(rows.at(-1)?.at(-1)).toMatch(/many above/);
    expect(JSON.stringify(rows).match(/x/g)?.length).toBe(99);
  });

  it('are not read beyond the most that a part may have', () => {
    expect(rowsIn(`a\n${'x\n'.repeat(50_000)}`, ',', 1, 2).length).toBe(5001);
  });

  it('take bombs in their stride', () => {
    expect(headersIn(','.repeat(1_000_000), ',').length).toBe(1_000_001);
    expect(headersIn('"'.repeat(999_999), ',')).toEqual([]);
    expect(read(`a,b\n${'"'.repeat(500_001)}`).length).toBe(1);
  });

  it('have headers without a mark, blanks and guards', () => {
    expect(headersIn('\ufeff Mail ,"Pho\nne",\'=x\n1,2', ',')).toEqual(['Mail', 'Pho\nne', '=x']);
  });
});
