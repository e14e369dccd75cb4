import { ProviderUnavailable } from '../../core/errors.ts';
import { shortHash } from '../../core/hash.ts';
import type { BatchHandler } from './queue-batch.ts';

const LAST_START_MS = 8_000;

/** So often a message is tried before it is suspected: what lasts a minute is over by then. */
const CALM_TRIES = 2;
/** Parts of a small batch; a large one has more of them. */
const FEWEST_PARTS = 8;
const MOST_IN_PART = 50;

interface Came {
  recordId: string;
  /** 1 on its first delivery. */
  attempts: number;
}

/**
 * In which order a batch is worked off. Whatever kills the function gives the whole batch back, and all of it comes again together; so what came
 * back again and again is not begun before the others are done, and then in parts, in another order each time. Those before the one that
 * kills are done then, in a few tries; a neighbour would else be given up with it. And where all of it is too much for one go, what is done in
 * time stays done.
 */
export const wavesOf = <T extends Came>(items: readonly T[]): T[][] => {
  const calm = items.filter(({ attempts }) => attempts <= CALM_TRIES);
  const suspects = shuffled(items.filter(({ attempts }) => attempts > CALM_TRIES));
  const size = Math.min(Math.ceil(suspects.length / FEWEST_PARTS), MOST_IN_PART);
  const waves = [calm];
  for (let from = 0; from < suspects.length; from += size) waves.push(suspects.slice(from, from + size));
  return waves.filter((wave) => wave.length > 0);
};

/** By chance that the next try draws anew, and a repetition of this one does not. */
const shuffled = <T extends Came>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, luck: shortHash(`${item.recordId} ${item.attempts}`) }))
    .toSorted((a, b) => (a.luck < b.luck ? -1 : 1))
    .map(({ item }) => item);

/** A handler that takes its batch in waves. With less than `lastStartMs` left no further one is begun: that comes again. */
export const inWaves =
  <T>(handle: BatchHandler<T>, lastStartMs = LAST_START_MS): BatchHandler<T> =>
  async (items, remainingMs) => {
    const failed = new Map<string, unknown>();
    for (const [no, wave] of wavesOf(items).entries()) {
      const isLate = no > 0 && remainingMs() < lastStartMs;
      const own = isLate
        ? wave.map(({ recordId }) => [recordId, new ProviderUnavailable('time', false)] as const)
        : await handle(wave, remainingMs);
      for (const [recordId, error] of own) failed.set(recordId, error);
    }
    return failed;
  };
