import { describe, expect, it } from '@jest/globals';
import { dayAt, monthAfter, monthOf, rangeOf, weeksOf } from '../../../console/pages/calendar/month/days.ts';

describe('a month on the wall', () => {
  it('is whole weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2026-11');

    expect(weeks.map((week) => [week[0], week[6]])).toEqual([
      ['2026-10-26', '2026-11-01'],
      ['2026-11-02', '2026-11-08'],
      ['2026-11-09', '2026-11-15'],
      ['2026-11-16', '2026-11-22'],
      ['2026-11-23', '2026-11-29'],
      ['2026-11-30', '2026-12-06'],
    ]);
    expect(rangeOf(weeks)).toEqual({ from: '2026-10-25', to: '2026-12-07' });
  });

  it('may be four weeks, and begins with its first day if that is a Monday', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(weeksOf('2027-02')[0]?.[0]).toBe('2027-02-01');
  });

  it('follows the other over the turn of the year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  it('is the one of today where the address names none', () => {
    expect(['2026-03', '2026-13', 'x', null].map((asked) => monthOf(asked, '2026-11-29'))).toEqual([
      '2026-03',
      '2026-11',
      '2026-11',
      '2026-11',
    ]);
  });

  it('has an instant on the day of those who look', () => {
    expect(dayAt('2026-03-01T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-02');
    expect(dayAt('2026-03-01T23:30:00Z', 'America/New_York')).toBe('2026-03-01');
  });
});
