import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wavesOf } from '../../../functions/runtime/waves.ts';

const came = (recordId: string, attempts: number) => ({ recordId, attempts });

describe('the order in which a batch is worked off', () => {
  it('is all at once for what did not come back often', () => {
    expect(wavesOf([came('a', 1), came('b', 2)])).toEqual([[came('a', 1), came('b', 2)]]);
    expect(wavesOf([])).toEqual([]);
  });

  it('brings everything once, what is fresh first, in nine waves at most', () => {
    const item = fc.record({ recordId: fc.uuid(), attempts: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ recordId }) => recordId, maxLength: 60 }), (items) => {
        const waves = wavesOf(items);
        const all = waves.flat();
        expect(waves.length).toBeLessThanOrEqual(9);
        expect(new Set(all)).toEqual(new Set(items));
        expect(all).toHaveLength(items.length);
        const firstSuspect = all.findIndex(({ attempts }) => attempts > 2);
        if (firstSuspect >= 0)
          expect(all.slice(firstSuspect).every(({ attempts }) => attempts > 2)).toBe(true);
      }),
    );
  });

  it('lets all neighbours of one that kills the function get done long before that is given up', () => {
    const ids = Array.from({ length: 50 }, (_, no) => `message-${no}`);
    // What was done before the function was killed stays done, although all come again.
    const done = new Set<string>();
    let attempts = 0;
    while (done.size < ids.length - 1 && attempts < 40) {
      attempts += 1;
      const waves = wavesOf(ids.map((id) => came(id, attempts)));
      const deadly = waves.findIndex((wave) => wave.some(({ recordId }) => recordId === 'message-7'));
      for (const { recordId } of waves.slice(0, deadly).flat()) done.add(recordId);
    }

    expect(done.size).toBe(49);
    expect(attempts).toBeLessThanOrEqual(15);
  });
});
