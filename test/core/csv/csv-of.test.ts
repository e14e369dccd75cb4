import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf } from '../../../core/csv/csv-of.ts';

const read = (file: string) => parse(file, { columns: true }) as Record<string, string>[];

describe('a file of lines', () => {
  it('gives what is inside a column of its own, in the order of the names', () => {
    const file = csvOf(
      ['id', 'entered', 'sent', 'cost'],
      [
        { id: 'a', entered: 3, sent: { sms: 1 }, cost: {} },
        { cost: { EUR: 0.07 }, id: 'b', entered: 0, sent: { email: 2 } },
      ],
    );

    expect(file).toBe('id,entered,sent.email,sent.sms,cost.EUR\r\na,3,,1,\r\nb,0,2,,0.07\r\n');
  });

  it('leaves numbers numbers and phones phones, and executes nothing', () => {
    const [line] = read(csvOf(['a', 'b', 'c', 'd'], [{ a: -1.5, b: '+79991234567', c: '=1+1', d: '-2' }]));
    expect(line).toEqual({ a: '-1.5', b: '+79991234567', c: "'=1+1", d: "'-2" });
  });

  it('has its names although there is nothing to tell', () => {
    expect(csvOf(['id', 'sent'], [])).toBe('id,sent\r\n');
  });

  it('is read back as it was written', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => !/^[\s=+\-@＝＋－＠']/.test(text)),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (entries) => {
        const written = entries.map(({ a, b }) => ({ a: String(a), b: String(b) }));
        expect(read(csvOf(['a', 'b'], entries))).toEqual(written);
      }),
    );
  });
});
