import { describe, expect, it } from '@jest/globals';
import { watchTimes } from '../../../core/condition/watch-times.ts';
import { ann, DAY, HOUR, T0 } from '../journey/make.ts';

describe('how often somebody did something, watched', () => {
  it('tells of each occurrence when it leaves the window, and of one from the future when it comes', () => {
    const seconds = [T0 - 8 * DAY, T0 - DAY, T0 + HOUR].map((atMs) => atMs / 1000);
    const profile = ann({ stats: { sources: {}, viewed: {}, counted: { Searched: seconds } } });
    const told = (event: string) => {
      const all: number[] = [];
      watchTimes(profile, event, 7 * DAY, { nowMs: T0, changesAt: (atMs) => all.push(atMs) });
      return all;
    };

    expect(told('Searched')).toEqual([T0 + 6 * DAY, T0 + HOUR]);
    expect(told('constructor')).toEqual([]);
  });
});
