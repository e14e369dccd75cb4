import { shortHash } from '../../core/hash.ts';

/** So often a message may come back before it is suspected: what lasts a minute is over by then. */
const CALM_TRIES = 3;
const MOST_PARTS = 8;

interface Came {
  recordId: string;
  /** 1 on its first delivery. */
  attempts: number;
}

/**
 * In which order a batch is worked off. Whatever kills the function gives the whole batch back, and all of it comes again together; so what came
 * back again and again is not begun before the others are done, and then in parts, in another order each time. Those before the one that
 * kills are done then, in a few tries; a neighbour would else be given up with it.
 */
export const wavesOf = <T extends Came>(items: readonly T[]): T[][] => {
  const calm = items.filter(({ attempts }) => attempts <= CALM_TRIES);
  const suspects = shuffled(items.filter(({ attempts }) => attempts > CALM_TRIES));
  const size = Math.ceil(suspects.length / MOST_PARTS);
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
