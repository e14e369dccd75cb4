import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { instantOf, wallMsOf, wallTextOf } from '../../../core/broadcast/wall-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (wall: string, zone: string) => new Date(instantOf(wallMsOf(wall), zone)).toISOString();

/** Zones whose clocks change at odd hours, by odd amounts, at midnight, or by a whole day. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
  'Asia/Kolkata',
  'UTC',
];

/** What the clock shows, minute by minute: the first that shows it, else the first after it was put forward. */
const byTheCalendar = (wallMs: number, zone: string): number => {
  const wallAt = (ms: number) => ms + DateTime.fromMillis(ms, { zone }).offset * MINUTE;
  let ms = wallMs - 16 * HOUR;
  while (wallAt(ms) < wallMs) ms += MINUTE;
  return wallAt(ms) === wallMs ? ms : ms + (wallMs - wallAt(ms - MINUTE)) - MINUTE;
};

describe('a wall time', () => {
  it.each([
    ['10:00 in winter', '2026-03-02T10:00', 'Europe/Berlin', '2026-03-02T09:00:00.000Z'],
    [
      'an hour later where the clock skips it',
      '2026-03-29T02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00.000Z',
    ],
    ['the first of two', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['the first of two midnights', '2026-11-01T00:30', 'America/Havana', '2026-11-01T04:30:00.000Z'],
    ['half an hour off', '2026-03-02T09:00', 'Asia/Kolkata', '2026-03-02T03:30:00.000Z'],
  ])('is %s', (_, wall, zone, expected) => {
    expect(iso(wall, zone)).toBe(expected);
    expect(wallTextOf(wallMsOf(wall))).toBe(wall);
  });

  it('is the instant at which the calendar shows it', () => {
    const minutes = fc.integer({
      min: Date.parse('2024-01-01') / MINUTE,
      max: Date.parse('2028-01-01') / MINUTE,
    });
    const near = fc.constantFrom(
      '2026-03-29T02',
      '2026-10-25T02',
      '2026-11-01T00',
      '2026-03-08T00',
      '2026-04-05T01',
    );
    const wall = fc.oneof(
      minutes.map((minute) => minute * MINUTE),
      fc
        .tuple(near, fc.integer({ min: -120, max: 180 }))
        .map(([hour, by]) => wallMsOf(`${hour}:00`) + by * MINUTE),
    );
    fc.assert(
      fc.property(wall, fc.constantFrom(...zones), (wallMs, zone) => {
        expect(instantOf(wallMs, zone)).toBe(byTheCalendar(wallMs, zone));
      }),
      { numRuns: 300 },
    );
  });
});
