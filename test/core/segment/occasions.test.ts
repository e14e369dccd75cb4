import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { DAY_MS } from '../../../core/duration.ts';
import { nextOccasion, type OccasionRule, occasions } from '../../../core/segment/occasions.ts';

const at = (iso: string): number => Date.parse(iso);
const next = (value: unknown, rule: OccasionRule, zone: string, after: string) => {
  const found = nextOccasion(value, rule, zone, at(after));
  return (
    found && [DateTime.fromMillis(found.atMs, { zone }).toISO({ suppressMilliseconds: true }), found.date]
  );
};

describe('a birthday', () => {
  const birthday = { yearly: true, at: '09:30' };

  it('comes every year by her own clock, in whatever zone', () => {
    for (const [zone, offset] of [
      ['Europe/Berlin', '+02:00'],
      ['America/New_York', '-04:00'],
      ['Asia/Kolkata', '+05:30'],
      ['Pacific/Apia', '+13:00'],
    ] as const)
      expect(next('1990-05-17', birthday, zone, '2026-01-01T00:00:00Z')).toEqual([
        `2026-05-17T09:30:00${offset}`,
        '2026-05-17',
      ]);
    expect(next('1990-05-17', birthday, 'UTC', '2026-05-17T09:30:00Z')).toEqual([
      '2027-05-17T09:30:00Z',
      '2027-05-17',
    ]);
  });

  it('on 29 February is on the 28th in years that have none', () => {
    const days = occasions('2000-02-29', { yearly: true }, 'UTC', {
      fromMs: at('2026-01-01T00:00:00Z'),
      untilMs: at('2028-12-31T00:00:00Z'),
    });
    expect(days.map(({ date }) => date)).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('a week before it, over the turn of the year', () => {
    const before = { yearly: true, offset: '-P7D' };
    expect(next('1990-01-03', before, 'Europe/Berlin', '2026-11-01T00:00:00Z')).toEqual([
      '2026-12-27T10:00:00+01:00',
      '2027-01-03',
    ]);
  });

  it('at ten in the morning where no time is said, and never before she was born', () => {
    expect(next('2026-05-17', { yearly: true }, 'UTC', '2024-01-01T00:00:00Z')).toEqual([
      '2026-05-17T10:00:00Z',
      '2026-05-17',
    ]);
  });
});

describe('so long after an instant', () => {
  it('is the same time of day by her clock, also when the clocks have changed in between', () => {
    const order = '2026-03-20T15:00:00Z';
    expect(next(order, { offset: 'P30D' }, 'Europe/Berlin', order)).toEqual([
      '2026-04-19T16:00:00+02:00',
      '2026-03-20',
    ]);
    expect(next(order, { offset: 'P30DT2H' }, 'UTC', order)?.[0]).toBe('2026-04-19T17:00:00Z');
    expect(next(order, { offset: 'P30D', at: '10:00' }, 'Europe/Berlin', order)?.[0]).toBe(
      '2026-04-19T10:00:00+02:00',
    );
  });

  it('comes once', () => {
    expect(next('2026-03-20T15:00:00Z', { offset: 'P1D' }, 'UTC', '2026-03-21T15:00:00Z')).toBeUndefined();
    expect(next('2030-03-20', {}, 'UTC', '2026-01-01T00:00:00Z')?.[1]).toBe('2030-03-20');
  });

  it('is nothing for what is no date', () => {
    for (const value of [undefined, null, '', 'soon', '2026-02-30', {}, Number.NaN])
      expect(next(value, {}, 'UTC', '2026-01-01T00:00:00Z')).toBeUndefined();
  });
});

describe('on the days when clocks change', () => {
  it('a time that is skipped is as much later, of one that is shown twice the first counts', () => {
    const rule = { at: '02:30' };
    expect(next('2026-03-29', rule, 'Europe/Berlin', '2026-03-01T00:00:00Z')?.[0]).toBe(
      '2026-03-29T03:30:00+02:00',
    );
    expect(next('2026-10-25', rule, 'Europe/Berlin', '2026-10-01T00:00:00Z')?.[0]).toBe(
      '2026-10-25T02:30:00+02:00',
    );
  });

  it.each([
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['America/New_York', '2026-11-01'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Asia/Kolkata', '2026-03-29'],
    ['Pacific/Apia', '2026-03-29'],
  ])('every minute of the day in %s on %s comes once, on that day', (zone, day) => {
    const span = { fromMs: at(day) - 2 * DAY_MS, untilMs: at(day) + 2 * DAY_MS };
    const wrong = Array.from({ length: 24 * 60 }, (_, minute) => {
      const two = (number: number) => String(number).padStart(2, '0');
      return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
    }).filter((time) => {
      const [only, ...others] = occasions(day, { at: time }, zone, span);
      if (!only || others.length > 0) return true;
      const again = nextOccasion(day, { at: time }, zone, only.atMs);
      return again !== undefined || DateTime.fromMillis(only.atMs, { zone }).toISODate() !== day;
    });
    expect(wrong).toEqual([]);
  });
});
