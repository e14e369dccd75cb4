import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { added, emptyMinute } from '../../../core/analytics/minute.ts';
import type { Rows } from '../../../core/analytics/ports.ts';
import { sumOf, textOfRows } from '../../../core/analytics/rows.ts';
import { totalsOf } from '../../../core/analytics/totals.ts';
import {
  inColumns,
  sumOfTotals,
  textOfTotals,
  totalsOfText,
} from '../../../core/analytics/totals-columns.ts';
import { arbitraryCounts } from '../../support/counts.ts';
import { rows } from './reports/told.ts';

const T = Date.parse('2026-11-28T12:00:00Z');
const days: fc.Arbitrary<Rows[]> = fc.array(
  arbitraryCounts(T).map((counts) => totalsOf(added(emptyMinute, counts).rows)),
  { maxLength: 4 },
);
const cart = (sent: number) => rows([{ journeyId: 'cart' }, { 'sent:email': sent }]);

describe('columns of totals', () => {
  it('have a number for each journey in each', () => {
    const day = rows(
      [{ journeyId: 'welcome' }, { entered: 2 }],
      [{ journeyId: 'cart' }, { entered: 1, 'sent:email': 3 }],
    );
    expect(inColumns(day)).toEqual({
      journeyIds: ['cart', 'welcome'],
      columns: { entered: [1, 2], 'sent:email': [3, 0] },
    });
  });

  it('say as a text what they say, and nothing as nothing does', () => {
    fc.assert(
      fc.property(days, (all) => {
        for (const day of all) expect(totalsOfText(textOfTotals(day))).toEqual(inColumns(day));
      }),
    );
    expect(textOfTotals({})).toBe(textOfRows({}));
    expect(totalsOfText('[]')).toEqual({ journeyIds: [], columns: {} });
  });

  it('come to what their rows come to, whatever their journeys and order', () => {
    fc.assert(
      fc.property(days, (all) => {
        const { journeyIds, columns } = inColumns(sumOf(all));
        const sum = sumOfTotals(all.map((day) => [inColumns(day)]));
        expect(sum).toEqual({ journeyIds, columns });
        expect(sumOfTotals(all.toReversed().map((day) => [inColumns(day)]))).toEqual(sum);
      }),
    );
  });

  it('count a journey once that two parts of a day name, as the first of them says', () => {
    const sum = sumOfTotals([[inColumns(cart(2)), inColumns(cart(1))], [inColumns(cart(4))]]);
    expect(sum).toEqual({ journeyIds: ['cart'], columns: { 'sent:email': [6] } });
  });

  it('leave out what is no number', () => {
    const sum = sumOfTotals([
      [inColumns(cart(Number.NaN))],
      [totalsOfText('[["cart"],{"sent:email":[null]}]')],
    ]);
    expect(sum).toEqual({ journeyIds: ['cart'], columns: { 'sent:email': [0] } });
  });

  it('carry any name of a journey', () => {
    const odd = rows([{ journeyId: '__proto__' }, { entered: 1 }], [{ journeyId: 'é"#' }, { entered: 2 }]);
    expect(sumOfTotals([[totalsOfText(textOfTotals(odd))]])).toEqual({
      journeyIds: ['__proto__', 'é"#'],
      columns: { entered: [1, 2] },
    });
  });
});
