import { describe, expect, it } from '@jest/globals';
import { planFor, shelfOf } from '../../../core/backtest/plan.ts';

const MB = 1024 * 1024;
const ids = Array.from({ length: 5_000 }, (_, no) => `person ${no}`);

describe('a plan', () => {
  it('looks at everybody while the archive is small', () => {
    expect(planFor(0)).toEqual({ share: 1, shelves: 1 });
    expect(planFor(10 * MB)).toEqual({ share: 1, shelves: 10 });
  });

  it('looks at a share of the people beyond, in as many parts', () => {
    expect(planFor(1280 * MB)).toEqual({ share: 0.1, shelves: 128 });
  });

  it('puts the same person into the same part, and spreads them evenly', () => {
    const plan = { share: 1, shelves: 4 };
    const sizes = Map.groupBy(ids, (id) => shelfOf(id, plan));

    expect([...sizes.keys()].sort()).toEqual([0, 1, 2, 3]);
    for (const part of sizes.values()) expect(part.length).toBeGreaterThan(1_100);
  });

  it('leaves out whom chance leaves out', () => {
    const plan = { share: 0.2, shelves: 2 };
    const kept = ids.filter((id) => shelfOf(id, plan) !== undefined);

    expect(kept.length / ids.length).toBeCloseTo(0.2, 1);
    expect(new Set(kept.map((id) => shelfOf(id, plan)))).toEqual(new Set([0, 1]));
  });
});
