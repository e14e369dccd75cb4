import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LiveEvent } from '../../../core/live/live.ts';
import { createRate } from '../../../core/live/rate.ts';
import { sampleOf } from '../../../core/live/sample.ts';

const event = (name: string, no: number): LiveEvent => ({
  ...{ kind: 'event', atMs: no, name, source: 'web', sourceId: 'demo', profileId: `p${no}` },
});

describe('a sample of what came', () => {
  it('is everything where there is room', () => {
    const all = ['a', 'b', 'a'].map(event);

    expect(sampleOf(all, 3)).toEqual(all);
  });

  it('shows the rare one among the many, in the order in which they came', () => {
    const all = [...Array.from({ length: 50 }, () => 'Page Viewed'), 'Order Completed', 'Page Viewed'].map(
      event,
    );

    expect(sampleOf(all, 3).map(({ name }) => name)).toEqual([
      'Page Viewed',
      'Page Viewed',
      'Order Completed',
    ]);
  });

  it('is never more than there is room for, and nothing twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.nat(6), (names, room) => {
        const all = names.map(event);
        const kept = sampleOf(all, room);
        expect(kept).toHaveLength(Math.min(room, all.length));
        expect(all.filter((one) => kept.includes(one))).toEqual(kept);
      }),
    );
  });
});

describe('how much a process may show', () => {
  it('is so much at once, and comes back with time', () => {
    const rate = createRate({ atOnce: 30, perSecond: 10 });

    expect(rate.take(50, 0)).toBe(30);
    expect(rate.take(50, 0)).toBe(0);
    expect(rate.take(50, 250)).toBe(2);
    expect(rate.take(50, 60_000)).toBe(30);
  });

  it('is on the long run no more than a second’s worth each second, whatever is asked when', () => {
    const asks = fc.array(fc.tuple(fc.nat(40), fc.nat(3_000)), { maxLength: 40 });
    fc.assert(
      fc.property(asks, (all) => {
        const rate = createRate({ atOnce: 30, perSecond: 10 });
        let nowMs = 0;
        let taken = 0;
        for (const [wanted, passes] of all) {
          nowMs += passes;
          taken += rate.take(wanted, nowMs);
          expect(taken).toBeLessThanOrEqual(30 + nowMs / 100);
        }
      }),
    );
  });

  it('is not given by a clock that was set back', () => {
    const rate = createRate({ atOnce: 2, perSecond: 1 });
    expect(rate.take(2, 10_000)).toBe(2);

    expect(rate.take(1, 0)).toBe(0);
  });
});
