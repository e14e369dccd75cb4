import { DateTime } from 'luxon';

const LEEWAY_MS = 5 * 60_000;

/** A time as other systems write it, `2024-03-01 10:00:00` being UTC; undefined for what is none, or lies ahead. */
export const instantIn = (text: string | undefined, nowMs: number): string | undefined => {
  if (text === undefined) return undefined;
  const at = DateTime.fromISO(text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T').replace(/ (?=[+-]\d)/, ''), {
    zone: 'utc',
  });
  const atMs = at.toMillis();
  return at.isValid && atMs >= 0 && atMs <= nowMs + LEEWAY_MS ? new Date(atMs).toISOString() : undefined;
};
