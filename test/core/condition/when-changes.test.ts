import { describe, expect, it } from '@jest/globals';
import { watchComputed, watchTimes } from '../../../core/condition/when-changes.ts';
import { computedOf } from '../../../core/profile/stats/computed.ts';
import { ann, DAY, HOUR, T0 } from '../journey/make.ts';

const recencyDays = [30, 90, 180, 365];
const told = (look: (changesAt: (atMs: number, days?: number) => void) => void) => {
  const all: unknown[][] = [];
  look((...one) => all.push(one));
  return all;
};

describe('what is watched', () => {
  it('tells of each occurrence when it leaves the window, and of one from the future when it comes', () => {
    const seconds = [T0 - 8 * DAY, T0 - DAY, T0 + HOUR].map((atMs) => atMs / 1000);
    const profile = ann({ stats: { sources: {}, viewed: {}, counted: { Searched: seconds } } });
    const of = (event: string) =>
      told((changesAt) => watchTimes(profile, event, 7 * DAY, { nowMs: T0, changesAt }));

    expect(of('Searched')).toEqual([[T0 + 6 * DAY], [T0 + HOUR]]);
    expect(of('constructor')).toEqual([]);
  });

  it('says nothing of days and scores until somebody looks at them', () => {
    const profile = ann({ lastOrder: { atMs: T0 - 40 * DAY - HOUR, source: 'web' } });
    const computed = computedOf(profile, { nowMs: T0 });
    const look = (at: (watched: typeof computed) => unknown) =>
      told((changesAt) => at(watchComputed(computed, recencyDays, { nowMs: T0, changesAt })));

    expect(look(({ orders }) => orders)).toEqual([]);
    expect(look(({ daysSinceLastOrder }) => daysSinceLastOrder)).toEqual([[T0 + DAY - HOUR, 41]]);
    expect(look(({ daysSinceLastSeen }) => daysSinceLastSeen)).toEqual([]);
    expect(look(({ rfm }) => rfm)).toEqual([[T0 + 51 * DAY - HOUR]]);
  });
});
