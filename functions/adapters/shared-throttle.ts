import type { Clock } from '../../core/ports.ts';
import type { SharedCounts, Throttle } from '../../core/throttle/ports.ts';
import { released, type Tally, take, told } from '../../core/throttle/tally.ts';

/** Of more names those are forgotten that were not asked for longest. */
const MOST_REMEMBERED = 1000;

export interface SharedThrottleParts {
  counts: SharedCounts;
  clock: Clock;
  /** Told of what could not be counted together: each process goes on by what it knows. */
  warn: (error: unknown) => void;
}

/** Tallies of this process in memory, told to the others from time to time. */
export const sharedThrottle = ({ counts, clock, warn }: SharedThrottleParts): Throttle => {
  const tallies = new Map<string, Tally>();

  const keep = (name: string, tally: Tally): void => {
    tallies.delete(name);
    tallies.set(name, tally);
    const [longest] = tallies.keys();
    if (tallies.size > MOST_REMEMBERED && longest !== undefined) tallies.delete(longest);
  };

  const change = (name: string, next: (tally: Tally) => Tally): void => {
    const tally = tallies.get(name);
    if (tally) tallies.set(name, next(tally));
  };

  const tellAll = async (name: string, windowNo: number, amount: number): Promise<void> => {
    try {
      const total = await counts.add(name, windowNo, amount);
      change(name, (tally) => told(tally, windowNo, total));
    } catch (error) {
      warn(error);
    }
  };

  return {
    take(name, limit, amount) {
      const verdict = take(tallies.get(name), { limit, amount, nowMs: clock.now() });
      keep(name, verdict.tally);
      if (verdict.kind === 'refused') return { kind: 'refused', retryAfterMs: verdict.retryAfterMs };
      const { tell, tally } = verdict;
      return {
        kind: 'taken',
        tell: async () => {
          if (tell > 0) await tellAll(name, tally.windowNo, tell);
        },
        release: () => change(name, (one) => released(one, amount, verdict)),
      };
    },
  };
};
