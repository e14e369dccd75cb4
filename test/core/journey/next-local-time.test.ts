import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { nextLocalTime } from '../../../core/journey/next-local-time.ts';
import { weekdays } from '../../../core/journey/weekdays.ts';

const at = (text: string) => Date.parse(text);
const next = (from: string, time: string, zone: string, on?: (typeof weekdays)[number][]) =>
  new Date(nextLocalTime(at(from), { time, on }, zone)).toISOString();

describe('the next time of day', () => {
  it.each([
    [
      'today, while it is to come',
      '2026-03-02T07:30:00Z',
      '10:00',
      'Europe/Berlin',
      '2026-03-02T09:00:00.000Z',
    ],
    [
      'now, when it is just now',
      '2026-03-02T09:00:00Z',
      '10:00',
      'Europe/Berlin',
      '2026-03-02T09:00:00.000Z',
    ],
    [
      'tomorrow, when it is over',
      '2026-03-02T09:00:01Z',
      '10:00',
      'Europe/Berlin',
      '2026-03-03T09:00:00.000Z',
    ],
    [
      'an hour later where the clock skips it',
      '2026-03-28T23:30:00Z',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'the first of two when the clock shows it twice',
      '2026-10-24T22:30:00Z',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'by clocks that are half an hour off',
      '2026-03-02T00:00:00Z',
      '09:00',
      'Asia/Kolkata',
      '2026-03-02T03:30:00.000Z',
    ],
  ])('is %s', (_, from, time, zone, expected) => {
    expect(next(from, time, zone)).toBe(expected);
  });

  it('waits for one of the days named', () => {
    expect(next('2026-03-02T10:00:00Z', '10:00', 'UTC', ['mon'])).toBe('2026-03-02T10:00:00.000Z');
    expect(next('2026-03-02T10:00:01Z', '10:00', 'UTC', ['mon'])).toBe('2026-03-09T10:00:00.000Z');
    expect(next('2026-03-06T12:00:00Z', '10:00', 'UTC', ['tue', 'thu'])).toBe('2026-03-10T10:00:00.000Z');
  });

  it('is never before it was asked for, at most nine days away, and shows on the clock unless that is put forward', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Europe/Moscow',
      'Pacific/Apia',
    ];
    const cases = fc.record({
      fromMs: fc.integer({ min: at('2024-01-01'), max: at('2028-01-01') }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      zone: fc.constantFrom(...zones),
      on: fc.option(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(cases, ({ fromMs, hour, minute, zone, on }) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const foundMs = nextLocalTime(fromMs, { time, on }, zone);
        const found = DateTime.fromMillis(foundMs, { zone });
        const isShown = found.hour === hour && found.minute === minute;
        const isSkipped = found.startOf('day').offset !== found.offset;
        expect(foundMs).toBeGreaterThanOrEqual(fromMs);
        expect(foundMs - fromMs).toBeLessThanOrEqual(9 * 86_400_000);
        expect(isShown || isSkipped).toBe(true);
        if (on) expect(on).toContain(weekdays[found.weekday - 1]);
      }),
      { numRuns: 2_000 },
    );
  });
});
