import type { Profile } from './profile.ts';

/** Recent messages kept with the person; older ones are looked up in her history. */
const RING = 24;
const ENTRIES = 12;
/** A repeat of a message may carry an event time that is off by the way its request took. */
const SLACK_MS = 60_000;

type Seen = Pick<Profile, 'seen' | 'seenLowWaterMs'>;

/** `unknown`: too old for the ring, history has to be asked. */
export type Sighting = 'new' | 'seen' | 'unknown';

export const sightingOf = ({ seen, seenLowWaterMs }: Seen, hash: string, atMs: number): Sighting => {
  if (seen.some(([known]) => known === hash)) return 'seen';
  return seenLowWaterMs > 0 && atMs <= seenLowWaterMs + SLACK_MS ? 'unknown' : 'new';
};

/** The ring after more messages: the latest by event time stay, the low-water mark is the latest that went. */
export const remember = ({ seen, seenLowWaterMs }: Seen, more: Seen['seen']): Seen => {
  const all = new Map([...seen, ...more]);
  const inOrder = [...all].toSorted(([x, a], [y, b]) => a - b || (x < y ? -1 : 1));
  const gone = inOrder.slice(0, -RING).at(-1)?.[1] ?? 0;
  return { seen: inOrder.slice(-RING), seenLowWaterMs: Math.max(seenLowWaterMs, gone) };
};

/** The ring of bus entries after more of them, latest last. */
export const rememberEntries = (seen: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...seen.filter((one) => !more.includes(one)), ...more])].slice(-ENTRIES);

/** Twelve hex digits tell a person's recent bus entries apart. */
export const ENTRY_HASH_LENGTH = 12;
