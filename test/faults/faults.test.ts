import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runBadList } from './bad-list.ts';
import { runFaults } from './run.ts';

// What the functions log of all these faults would fill the screen.
beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => {
  jest.restoreAllMocks();
});

/** Few of the ten thousand that `npm run faults` lets at it. */
const CARTS = 40;
const seed = Number(process.env.FC_SEED ?? 6);

describe('carts in a cloud where every tenth call goes wrong', () => {
  it(`are reminded once, lawfully and without a loss (seed ${seed})`, async () => {
    const report = await runFaults({ carts: CARTS, seed });

    expect(report.violations).toEqual([]);
    expect(report.injected).toBeGreaterThan(report.calls / 20);
    expect(report.accepted.email).toBeGreaterThan(10);
  }, 60_000);

  it(`stop being reminded by mail once a bad list bounces (seed ${seed})`, async () => {
    const [mailsBefore, bad] = [1_000, 320];
    const { violations, known } = await runBadList({ good: 0, bad, mailsBefore, seed });

    expect(violations).toEqual([]);
    // Of a list that nobody stops many more than a hundred would have left by then.
    expect(mailsBefore + bad - known).toBeGreaterThan(150);
  }, 60_000);
});
