import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { quietUntilMs } from '../../../core/contact/quiet-hours.ts';

const MINUTE = 60_000;
const MINUTES = 28 * 60;

const isQuiet = (window: string, clock: string): boolean => {
  const [from = '', to = ''] = window.split('-');
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
};

const days: [zone: string, day: string, what: string][] = [
  ['Europe/Berlin', '2024-03-31', 'clocks go forward at 02:00'],
  ['Europe/Berlin', '2024-10-27', 'clocks go back at 03:00'],
  ['America/New_York', '2024-03-10', 'clocks go forward'],
  ['America/New_York', '2024-11-03', 'clocks go back'],
  ['Australia/Lord_Howe', '2024-04-07', 'clocks go back by half an hour'],
  ['Australia/Lord_Howe', '2024-10-06', 'clocks go forward by half an hour'],
  ['Asia/Kolkata', '2024-03-31', 'half past'],
  ['Europe/Moscow', '2024-03-31', 'no change'],
  ['Pacific/Apia', '2024-04-07', 'the first to begin a day'],
  ['Africa/Cairo', '2024-04-26', 'clocks go forward at midnight'],
  ['America/Santiago', '2024-09-08', 'midnight does not exist'],
];
const windows = ['22:00-08:00', '20:00-10:00', '02:30-03:30', '23:30-02:30', '00:00-02:15', '01:45-02:00'];

describe('quiet hours', () => {
  it.each(days)('in %s on %s (%s) hold every minute inside, to the end and no further', (zone, day) => {
    const startMs = DateTime.fromISO(day, { zone }).startOf('day').toMillis() - 120 * MINUTE;
    const instants = Array.from({ length: MINUTES + 1_500 }, (_, index) => startMs + index * MINUTE);
    const clocks = instants.map((atMs) => DateTime.fromMillis(atMs, { zone }).toFormat('HH:mm'));
    for (const window of windows) {
      const quiet = clocks.map((clock) => isQuiet(window, clock));
      const expected = instants
        .slice(0, MINUTES)
        .map((_, index) => (quiet[index] ? instants[quiet.indexOf(false, index)] : undefined));
      const told = instants.slice(0, MINUTES).map((atMs) => quietUntilMs(window, zone, atMs));
      expect(told).toEqual(expected);
    }
  });

  it('end at the same wall clock on the night when clocks change', () => {
    const at = (iso: string) => DateTime.fromISO(iso, { zone: 'Europe/Berlin' }).toMillis();
    expect(quietUntilMs('22:00-08:00', 'Europe/Berlin', at('2024-03-30T23:00'))).toBe(at('2024-03-31T08:00'));
    expect(quietUntilMs('22:00-08:00', 'Europe/Berlin', at('2024-10-26T23:00'))).toBe(at('2024-10-27T08:00'));
  });

  it('begin with their first minute and end before their last', () => {
    const at = (clock: string) => Date.parse(`2024-05-01T${clock}Z`);
    expect(quietUntilMs('22:00-08:00', 'UTC', at('21:59:59'))).toBeUndefined();
    expect(quietUntilMs('22:00-08:00', 'UTC', at('22:00:00'))).toBe(Date.parse('2024-05-02T08:00Z'));
    expect(quietUntilMs('22:00-08:00', 'UTC', at('07:59:59'))).toBe(at('08:00:00'));
    expect(quietUntilMs('22:00-08:00', 'UTC', at('08:00:00'))).toBeUndefined();
    expect(quietUntilMs('09:00-09:00', 'UTC', at('09:00:00'))).toBeUndefined();
  });
});
