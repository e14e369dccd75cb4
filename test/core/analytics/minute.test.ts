import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { added, emptyMinute, isCountable } from '../../../core/analytics/minute.ts';
import { keyOfRow } from '../../../core/analytics/row.ts';
import { textOfRows } from '../../../core/analytics/rows.ts';
import { arbitraryCounts, countOf, told } from '../../support/counts.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const DAY = 86_400_000;
const sent = (id: string) => countOf(id, NOW, { journeyId: 'cart', channel: 'email' }, { sent: 1, parts: 2 });
const cart = keyOfRow({ journeyId: 'cart', channel: 'email' });

describe('a minute', () => {
  it('counts what it has not counted yet, and the same thing once', () => {
    const minute = added(emptyMinute, [sent('a'), sent('b'), sent('a')]);

    expect(minute.rows).toEqual({ [cart]: { sent: 2, parts: 4 } });
    expect(added(minute, [sent('b'), sent('c')]).rows).toEqual({ [cart]: { sent: 3, parts: 6 } });
  });

  it('is the very same when nothing is new, and is never changed itself', () => {
    const minute = added(emptyMinute, [sent('a')]);

    expect(added(minute, [sent('a')])).toBe(minute);
    expect(added(minute, [])).toBe(minute);
    added(minute, [sent('b')]);
    expect(minute.rows).toEqual({ [cart]: { sent: 1, parts: 2 } });
  });

  it('comes to the same in any order, with any repetition, in any batches', () => {
    const counts = arbitraryCounts(NOW);
    fc.assert(
      fc.property(
        counts.chain((all) => fc.tuple(fc.constant(all), told(all))),
        ([all, batches]) => {
          const once = added(emptyMinute, all);
          const often = batches.reduce(added, emptyMinute);

          expect(textOfRows(often.rows)).toBe(textOfRows(once.rows));
          expect(often.ids).toEqual(once.ids);
        },
      ),
    );
  });
});

describe('a count', () => {
  it.each([
    ['a year back', NOW - 365 * DAY, false],
    ['less than a year back', NOW - 365 * DAY + 1, true],
    ['a little ahead of our clock', NOW + DAY - 1, true],
    ['a day ahead', NOW + DAY, false],
    ['of no time at all', Number.NaN, false],
  ])('%s is taken or not', (_, atMs, isTaken) => {
    expect(isCountable({ ...sent('a'), atMs }, NOW)).toBe(isTaken);
  });
});
