import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joined, partsOf } from '../../../core/analytics/parts.ts';
import type { Rows } from '../../../core/analytics/ports.ts';
import { textOfRows } from '../../../core/analytics/rows.ts';

const rowsOf = (count: number): Rows =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`row ${at}`, { sent: at }]));
const never = () => false;

describe('parts of many figures', () => {
  it('are one as long as it is small', () => {
    expect(partsOf(rowsOf(20), never, { mostText: 10_000 })).toEqual([{ name: '', rows: rowsOf(20) }]);
    expect(partsOf({}, never)).toEqual([{ name: '', rows: {} }]);
  });

  it('are all small, and hold everything once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 50, max: 3_000 }), (count, most) => {
        const rows = rowsOf(count);
        const parts = partsOf(rows, never, { mostText: most });

        expect(joined(parts)).toEqual(rows);
        expect(parts.flatMap((part) => Object.keys(part.rows)).length).toBe(count);
        for (const part of parts) expect(textOfRows(part.rows).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('below 300 KB each, however well or badly they pack', () => {
    const parts = partsOf(rowsOf(20_000), never);

    expect(parts.length).toBeGreaterThanOrEqual(16);
    for (const part of parts) expect(textOfRows(part.rows).length).toBeLessThan(300 * 1024);
  });

  it('stay split when they are few again', () => {
    const parts = partsOf(rowsOf(3), (name) => name === '' || name === 'a');

    expect(parts.every(({ name }) => name.length > 0)).toBe(true);
    expect(joined(parts)).toEqual(rowsOf(3));
  });

  it('leave alone a row that is larger than a part may be', () => {
    const one: Rows = { row: { sent: 1, entered: 2, delivered: 3 } };

    expect(partsOf(one, never, { mostText: 10 })).toEqual([{ name: '', rows: one }]);
  });

  it('that are newer and finer count before the one that they came from', () => {
    const old = { name: '', rows: { a: { sent: 1 }, b: { sent: 1 } } };
    const fine = [{ name: '4', rows: { a: { sent: 2 } } }];

    expect(joined([...fine, old])).toEqual({ a: { sent: 2 }, b: { sent: 1 } });
  });
});
