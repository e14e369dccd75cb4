import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Limit,
  mostOf,
  partOf,
  released,
  type Taken,
  type Tally,
  take,
  told,
  WINDOW_MS,
} from '../../../core/throttle/tally.ts';

interface Said {
  by: number;
  afterMs: number;
  amount: number;
  /** How many more requests come before this process is answered what all have counted. */
  answeredAfter: number;
}

const said = (most: { processes: number; amount: number; afterMs: number }): fc.Arbitrary<Said> =>
  fc.record({
    by: fc.nat(most.processes - 1),
    afterMs: fc.nat(most.afterMs),
    amount: fc.integer({ min: 1, max: most.amount }),
    answeredAfter: fc.nat(5),
  });

const limitsTo = (max: number): fc.Arbitrary<Limit> =>
  fc.record(
    { perSecond: fc.integer({ min: 1, max }), parts: fc.constantFrom(1, 4, 100) },
    { requiredKeys: ['perSecond'] },
  );

/** Several processes beside each other, with a count that all share; what was taken, by window. */
const run = (all: readonly Said[], limit: Limit, slow: boolean) => {
  const tallies = new Map<number, Tally>();
  const totals = new Map<number, number>();
  const answers: { at: number; give: () => void }[] = [];
  const done = { taken: new Map<number, number>(), refused: 0, told: 0 };
  let nowMs = 0;
  for (const [no, { by, afterMs, amount, answeredAfter }] of all.entries()) {
    nowMs += afterMs;
    for (const one of answers.filter(({ at }) => at === no)) one.give();
    const verdict = take(tallies.get(by), { limit, amount, nowMs });
    tallies.set(by, verdict.tally);
    if (verdict.kind === 'refused') {
      done.refused += 1;
      continue;
    }
    const { windowNo } = verdict.tally;
    done.taken.set(windowNo, (done.taken.get(windowNo) ?? 0) + amount);
    if (verdict.tell === 0) continue;
    done.told += 1;
    const total = (totals.get(windowNo) ?? 0) + verdict.tell;
    totals.set(windowNo, total);
    const give = () => {
      const tally = tallies.get(by);
      if (tally) tallies.set(by, told(tally, windowNo, total));
    };
    if (slow) answers.push({ at: no + 1 + answeredAfter, give });
    else give();
  }
  return done;
};

describe('a limit that several processes keep', () => {
  it('refuses nobody who stays below it, whenever the others answer', () => {
    const limits = limitsTo(50);
    const requests = fc.array(said({ processes: 4, amount: 40, afterMs: 4_000 }), { maxLength: 80 });
    fc.assert(
      fc.property(limits, requests, (limit, all) => {
        const sums = new Map<number, number>();
        let nowMs = 0;
        const below = all.filter(({ afterMs, amount }) => {
          nowMs += afterMs;
          const windowNo = Math.floor(nowMs / WINDOW_MS);
          const sum = (sums.get(windowNo) ?? 0) + amount;
          if (sum > mostOf(limit)) {
            nowMs -= afterMs;
            return false;
          }
          sums.set(windowNo, sum);
          return true;
        });

        expect(run(below, limit, true).refused).toBe(0);
      }),
    );
  });

  it('is passed by no more than a part and a request for each process', () => {
    const limits = limitsTo(100);
    const requests = fc.array(said({ processes: 5, amount: 30, afterMs: 20 }), {
      minLength: 200,
      maxLength: 600,
    });
    fc.assert(
      fc.property(limits, requests, (limit, all) => {
        const bound = mostOf(limit) + 5 * (partOf(limit) - 1 + 30);

        for (const taken of run(all, limit, false).taken.values()) expect(taken).toBeLessThanOrEqual(bound);
      }),
    );
  });

  it('is told of at most a hundred times a window, and once more by each process', () => {
    const all = Array.from({ length: 5_000 }, (_, no) => ({ by: no % 5, afterMs: 1, amount: 1 }));
    const { taken, told: times } = run(
      all.map((one) => ({ ...one, answeredAfter: 0 })),
      { perSecond: 200 },
      false,
    );

    expect(taken.size).toBe(1);
    expect(times).toBeLessThanOrEqual(105);
  });

  it('is told of not at all by a process that has little to count', () => {
    const all = Array.from({ length: 9 }, () => ({ by: 0, afterMs: 100, amount: 10, answeredAfter: 0 }));

    expect(run(all, { perSecond: 1_000 }, false).told).toBe(0);
  });
});

describe('one process', () => {
  const ask = (amount: number, nowMs: number) => ({ limit: { perSecond: 2 }, amount, nowMs });

  it('takes a request whole while there is room, and then says when to come back', () => {
    const first = take(undefined, ask(50, 12_000));
    const second = take(first.tally, ask(1, 14_500));

    expect(first.kind).toBe('taken');
    expect(second).toMatchObject({ kind: 'refused', retryAfterMs: 5_500 });
    expect(take(second.tally, ask(1, 20_000)).kind).toBe('taken');
  });

  it('knows what the others have taken once it is told, in that window only', () => {
    const { tally } = take(undefined, ask(1, 0));

    expect(take(told(tally, 0, 20), ask(1, 1)).kind).toBe('refused');
    expect(take(told(tally, 7, 20), ask(1, 1)).kind).toBe('taken');
  });

  it('does not forget its own when the shared count was lost', () => {
    const { tally } = take(undefined, ask(20, 0));

    expect(take(told(tally, 0, 1), ask(1, 1)).kind).toBe('refused');
  });

  it('gives back what did not come in, and tells what others had it tell', () => {
    const parts = { ...ask(1, 0), limit: { perSecond: 100 } };
    const before = take(undefined, { ...parts, amount: 6 }) as Taken;
    const lost = take(before.tally, { ...parts, amount: 7 }) as Taken;
    expect([before.tell, lost.tell]).toEqual([0, 13]);

    const tally = released(lost.tally, 7, lost);

    expect(tally).toEqual(before.tally);
    expect(take(tally, { ...parts, amount: 4 })).toMatchObject({ kind: 'taken', tell: 10 });
  });

  it('gives nothing back to another window', () => {
    const lost = take(undefined, ask(20, 0)) as Taken;
    const { tally } = take(lost.tally, ask(5, WINDOW_MS));

    expect(released(tally, 20, lost)).toBe(tally);
  });
});
