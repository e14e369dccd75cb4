import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../../bench/replay/random.ts';
import { coverage } from '../../../bench/run/experiments/coverage.ts';
import { divide } from '../../../bench/run/experiments/division.ts';
import { falseAlarms } from '../../../bench/run/experiments/false-alarms.ts';
import { power } from '../../../bench/run/experiments/power.ts';

// Small versions of `npm run bench -- --experiments`, each with a seed of its own: what they find is always the same.
describe('in experiments whose truth is known', () => {
  it('a difference that is not there is seen in few, though looked for daily', () => {
    const alarms = falseAlarms({ peopleADay: [60, 60], orders: 0.1 }, 200, seededRandom(1));
    expect(alarms.peeking).toBeGreaterThan(0.2);
    for (const figure of ['orders', 'revenue', 'unsubscribed', 'winner'] as const)
      expect(alarms[figure]).toBeLessThanOrEqual(0.05);
  });

  it('nor is it among several variants', () => {
    const { orders, winner } = falseAlarms({ peopleADay: [40, 40, 40], orders: 0.2 }, 100, seededRandom(2));
    expect(orders).toBeLessThanOrEqual(0.05);
    expect(winner).toBeLessThanOrEqual(0.05);
  });

  it('intervals hold the truth: of one day 93 to 97 of a hundred, of all days at once 95 at least', () => {
    const covered = coverage({ peopleADay: [60, 60], orders: [0.1, 0.124] }, 400, seededRandom(3));
    for (const figure of ['onceOrders', 'onceRelative', 'onceRevenue'] as const) {
      expect(covered[figure]).toBeGreaterThanOrEqual(0.93);
      expect(covered[figure]).toBeLessThanOrEqual(0.97);
    }
    for (const figure of ['anyDayOrders', 'anyDayRelative', 'anyDayRevenue'] as const)
      expect(covered[figure]).toBeGreaterThanOrEqual(0.95);
  });

  it('2.4 points more are found with the power that the helper promises', () => {
    const hidden = { baseline: 0.1, difference: 0.024, power: 0.8, shares: [0.5, 0.5] } as const;
    const found = power(hidden, 100, seededRandom(4));
    expect(found.found).toBeGreaterThanOrEqual(0.8);
    expect(found.wrong).toBe(0);
  });

  it('a wrong division is warned of, a right one is not', () => {
    expect(divide(0.5, 100, 200, seededRandom(5)).warned).toBeLessThanOrEqual(0.005);
    expect(divide(0.55, 100, 100, seededRandom(6)).warned).toBeGreaterThan(0.9);
  });
});
