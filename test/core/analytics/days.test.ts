import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateIn, datesOf, QUARTER_MS, quarterOf, spanOf } from '../../../core/analytics/days.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Asuncion',
  'Africa/Cairo',
  'America/Havana',
];

describe('a day', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', 23],
    ['2026-10-25', 'Europe/Berlin', 25],
    ['2026-11-28', 'Europe/Berlin', 24],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    // Clocks go forward at midnight: the day begins at one.
    ['2026-04-24', 'Africa/Cairo', 23],
  ])('%s in %s has %s hours', (date, zone, hours) => {
    const { fromMs, untilMs } = spanOf(date, zone);
    expect((untilMs - fromMs) / HOUR).toBe(hours);
  });

  it('begins on the quarter of an hour where the zone is a quarter off', () => {
    expect(new Date(spanOf('2026-11-28', 'Asia/Kathmandu').fromMs).toISOString()).toBe(
      '2026-11-27T18:15:00.000Z',
    );
  });

  it('holds exactly the instants whose date it is, and days follow each other without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-01-01') }),
        (zone, atMs) => {
          const date = dateIn(atMs, zone);
          const { fromMs, untilMs } = spanOf(date, zone);
          const [, next = ''] = datesOf({ from: date, to: dateIn(Date.parse(date) + DAY, 'UTC') });

          expect(fromMs <= atMs && atMs < untilMs).toBe(true);
          expect([dateIn(fromMs, zone), dateIn(untilMs - 1, zone)]).toEqual([date, date]);
          expect(dateIn(untilMs, zone)).toBe(next);
          expect(spanOf(next, zone).fromMs).toBe(untilMs);
          expect([fromMs % QUARTER_MS, untilMs % QUARTER_MS]).toEqual([0, 0]);
          expect(dateIn(quarterOf(atMs), zone)).toBe(date);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('of a range is named once, both ends included', () => {
    expect(datesOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(datesOf({ from: '2026-03-01', to: '2026-02-27' })).toEqual([]);
  });
});
