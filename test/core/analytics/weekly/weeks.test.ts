import { expect, it } from '@jest/globals';
import { weekNameOf, weeksBefore } from '../../../../core/analytics/weekly/weeks.ts';

const zone = 'Europe/Berlin';

it('the week is the last seven whole days of the shop', () => {
  expect(weeksBefore({ zone, nowMs: Date.parse('2026-03-02T07:00:00Z') })).toEqual({
    week: { from: '2026-02-23', to: '2026-03-01' },
    before: { from: '2026-02-16', to: '2026-02-22' },
  });
});

it('today is what the clock of the shop says', () => {
  const late = Date.parse('2026-03-01T23:30:00Z');
  expect(weeksBefore({ zone, nowMs: late }).week.to).toBe('2026-03-01');
  expect(weeksBefore({ zone: 'UTC', nowMs: late }).week.to).toBe('2026-02-28');
});

it('a week of the calendar has its own year', () => {
  expect(weekNameOf({ zone, nowMs: Date.parse('2026-12-31T08:00:00Z') })).toBe('2026-W53');
  expect(weekNameOf({ zone, nowMs: Date.parse('2027-01-01T08:00:00Z') })).toBe('2026-W53');
  expect(weekNameOf({ zone, nowMs: Date.parse('2027-01-03T23:30:00Z') })).toBe('2027-W01');
});
