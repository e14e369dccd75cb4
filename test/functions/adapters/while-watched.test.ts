import { describe, expect, it } from '@jest/globals';
import { whileWatched } from '../../../functions/adapters/while-watched.ts';
import { fakeLiveTeller } from '../../support/fakes/live.ts';

const report = { entries: [], sightings: [] };

const rig = (untilMs: () => Promise<number>) => {
  const clock = { nowMs: 0 };
  const teller = fakeLiveTeller();
  const reads: number[] = [];
  const watch = {
    untilMs: () => {
      reads.push(clock.nowMs);
      return untilMs();
    },
  };
  return { clock, teller, reads, tell: whileWatched(watch, teller, { now: () => clock.nowMs }) };
};

describe('what is told while somebody watches', () => {
  it('is not even made while nobody does, and the mark is looked at every five seconds at most', async () => {
    const { clock, teller, reads, tell } = rig(async () => 0);
    let made = 0;
    for (clock.nowMs = 1_000; clock.nowMs <= 11_000; clock.nowMs += 100)
      await tell(() => {
        made++;
        return report;
      });

    expect([made, teller.told]).toEqual([0, []]);
    expect(reads).toEqual([1_000, 6_000, 11_000]);
  });

  it('is told until the watch is over', async () => {
    const { clock, teller, tell } = rig(async () => 2_000);
    await tell(() => report);
    clock.nowMs = 2_000;
    await tell(() => report);

    expect(teller.told).toHaveLength(1);
  });

  it('is nothing where the mark cannot be read', async () => {
    const { teller, tell } = rig(() => Promise.reject(new Error('down')));
    await tell(() => report);

    expect(teller.told).toEqual([]);
  });
});
