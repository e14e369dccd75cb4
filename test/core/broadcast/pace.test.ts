import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfNext, mostOn, nothingPlanned, type PaceRules, place } from '../../../core/broadcast/pace.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const T0 = Date.parse('2026-03-02T09:00:00Z');

/** Plans people who wish to start at these moments of the first day, one after the other. */
const plan = (wishesMs: readonly number[], rules: PaceRules) => {
  let pace = nothingPlanned;
  return wishesMs.map((wishMs) => {
    pace = dayOfNext(pace, rules, '2026-03-02');
    const wishOnDayMs = wishMs + pace.day * DAY;
    const placed = place(pace, rules, wishOnDayMs);
    pace = placed.pace;
    return { day: pace.day, wishMs: wishOnDayMs, startsAtMs: placed.startsAtMs };
  });
};

describe('the pace of a run', () => {
  it('lets everybody start when she wishes, where nothing is said', () => {
    expect(plan([T0, T0, T0 + 5], {}).map((one) => one.startsAtMs)).toEqual([T0, T0, T0 + 5]);
  });

  it('spreads people over minutes, evenly within each', () => {
    const starts = plan([T0, T0, T0, T0, T0], { throttle: { perMinute: 2 } });
    expect(starts.map((one) => (one.startsAtMs - T0) / 1000)).toEqual([0, 30, 60, 90, 120]);
  });

  it('lets those in a later zone start at their time, not behind everybody in an earlier one', () => {
    const hour = 60 * MINUTE;
    const wishes = [T0, T0 + hour, T0, T0 + hour, T0, T0];
    const starts = plan(wishes, { throttle: { perMinute: 1 } });
    expect(starts.map((one) => (one.startsAtMs - T0) / MINUTE)).toEqual([0, 60, 1, 61, 2, 3]);
  });

  it('doubles from day to day while an address warms up', () => {
    const rules = { warmUp: { start: 2, growth: 2 } };
    expect(plan(Array(8).fill(T0), rules).map((one) => one.day)).toEqual([0, 0, 1, 1, 1, 1, 2, 2]);
  });

  it('goes on from the day that the warming up began', () => {
    const warmUp = { start: 100, growth: 1.5, since: '2026-02-28' };
    expect(mostOn({ warmUp }, '2026-03-02', 0)).toBe(225);
    expect(mostOn({ warmUp }, '2026-03-02', 1)).toBe(337);
  });

  it('never starts anybody early, nor more in a minute or on a day than it may, nor later than need be', () => {
    const cases = fc.record({
      wishes: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 120 }),
      perMinute: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      start: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
      growth: fc.double({ min: 1, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ wishes, perMinute, start, growth }) => {
        const rules: PaceRules = {
          ...(perMinute !== undefined && { throttle: { perMinute } }),
          ...(start !== undefined && { warmUp: { start, growth } }),
        };
        const most = perMinute ?? Number.POSITIVE_INFINITY;
        const inMinute = new Map<number, number>();
        const onDay = new Map<number, number>();
        for (const { day, wishMs, startsAtMs } of plan(
          wishes.map((wish) => T0 + wish * MINUTE),
          rules,
        )) {
          const minute = Math.floor(startsAtMs / MINUTE);
          expect(startsAtMs).toBeGreaterThanOrEqual(wishMs);
          // Every minute between what she wished and what she got was full already.
          for (let each = Math.floor(wishMs / MINUTE); each < minute; each += 1)
            expect(inMinute.get(each)).toBe(most);
          inMinute.set(minute, (inMinute.get(minute) ?? 0) + 1);
          onDay.set(day, (onDay.get(day) ?? 0) + 1);
        }
        for (const count of inMinute.values()) expect(count).toBeLessThanOrEqual(most);
        for (const [day, count] of onDay) expect(count).toBeLessThanOrEqual(mostOn(rules, '2026-03-02', day));
        const days = [...onDay.keys()];
        for (const day of days.slice(0, -1)) expect(onDay.get(day)).toBe(mostOn(rules, '2026-03-02', day));
      }),
      { numRuns: 500 },
    );
  });
});
