import { describe, expect, it } from '@jest/globals';
import { daysIn, rangeOf } from '../../../../core/analytics/reports/range.ts';

const berlin = { zone: 'Europe/Berlin', nowMs: Date.parse('2026-03-01T23:30:00Z') };

describe('a range of days', () => {
  it('is the last thirty days of the shop unless somebody says otherwise', () => {
    const range = { from: '2026-02-01', to: '2026-03-02' };
    expect(rangeOf({}, berlin)).toEqual({ kind: 'range', range });
    expect(daysIn(range)).toBe(30);
  });

  it('takes dates as they are and instants as the date that the shop has then', () => {
    expect(rangeOf({ from: '2026-02-27', to: '2026-02-28T23:00:00Z' }, berlin)).toEqual({
      kind: 'range',
      range: { from: '2026-02-27', to: '2026-03-01' },
    });
    expect(rangeOf({ from: '2026-02-27T00:30:00 03:00', to: '2026-02-27' }, berlin)).toEqual({
      kind: 'range',
      range: { from: '2026-02-26', to: '2026-02-27' },
    });
  });

  it('begins thirty days before an end that is said alone', () => {
    expect(rangeOf({ to: '2026-01-30' }, berlin)).toEqual({
      kind: 'range',
      range: { from: '2026-01-01', to: '2026-01-30' },
    });
  });

  it.each([
    [{ from: 'yesterday' }, '/from'],
    [{ from: '2026-02-30' }, '/from'],
    [{ from: '2026-02-03T09:00' }, '/from'],
    [{ to: '' }, '/to'],
    [{ to: '2026-13-01' }, '/to'],
    [{ from: '2026-02-02', to: '2026-02-01' }, '/from'],
    [{ from: '2026-03-03' }, '/from'],
    [{ from: '2025-01-01', to: '2026-02-05' }, '/from'],
  ])('names what is wrong with %j', (ask, path) => {
    expect(rangeOf(ask, berlin)).toMatchObject({ kind: 'faults', faults: [{ path }] });
  });

  it('bears four hundred days', () => {
    expect(rangeOf({ from: '2025-01-01', to: '2026-02-04' }, berlin).kind).toBe('range');
  });
});
