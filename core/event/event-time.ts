const withZone = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:?\d\d))?$/i;
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
/** Numbers below it are seconds: as milliseconds they would lie before 1973. */
const FIRST_MS = 100_000_000_000;

/** An instant as clients write it: ISO 8601 (UTC unless it says otherwise), or a number of seconds or milliseconds. */
export const instantMs = (value: unknown): number | undefined => {
  if (typeof value === 'number')
    return Number.isFinite(value) && value > 0
      ? Math.round(value < FIRST_MS ? value * 1000 : value)
      : undefined;
  if (typeof value !== 'string') return undefined;
  const text = withoutZone.test(value) ? `${value.replace(' ', 'T')}Z` : value;
  if (!withZone.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
};

/**
 * When it happened by our clock: receivedAt − (sentAt − timestamp), which takes a wrong clock of the device out; without
 * sentAt the timestamp; without a timestamp receivedAt. Never later than receivedAt, never before 1970.
 */
export const eventTimeMs = (
  receivedAtMs: number,
  timestamp: unknown,
  sentAtMs: number | undefined,
): number => {
  const saidMs = instantMs(timestamp);
  if (saidMs === undefined) return receivedAtMs;
  const atMs = sentAtMs === undefined ? saidMs : receivedAtMs - (sentAtMs - saidMs);
  return Math.max(0, Math.min(atMs, receivedAtMs));
};
