import type { Clock } from '../../core/ports.ts';

/**
 * Loads a value at most once per `forMs`, whoever asks. A failure is not held.
 * Time running backwards (a laptop that slept) loads again too.
 */
export const held = <T>(load: () => Promise<T>, clock: Clock, forMs: number): (() => Promise<T>) => {
  let current: { value: Promise<T>; sinceMs: number } | undefined;
  return () => {
    const ageMs = current ? clock.now() - current.sinceMs : Number.POSITIVE_INFINITY;
    if (current && ageMs >= 0 && ageMs < forMs) return current.value;
    const fresh = { value: load(), sinceMs: clock.now() };
    current = fresh;
    fresh.value.catch(() => {
      if (current === fresh) current = undefined;
    });
    return fresh.value;
  };
};
