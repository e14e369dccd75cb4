import type { Watch } from './live.ts';

/** So long after the last look the view goes on. */
const WATCHED_MS = 5 * 60_000;
/** Whoever looks every second writes once a minute. */
const RENEWED_MS = 60_000;

/** Somebody looks: says until when the watch stands now. */
export const keepWatching = async (watch: Watch, nowMs: number): Promise<number> => {
  const standing = await watch.untilMs();
  if (standing - nowMs > WATCHED_MS - RENEWED_MS) return standing;
  const untilMs = nowMs + WATCHED_MS;
  await watch.keepOn(untilMs);
  return untilMs;
};
