import { DateTime } from 'luxon';

/**
 * The instant of a one-time schedule expression, `at(yyyy-mm-ddThh:mm:ss)`, in the given zone.
 * @returns milliseconds since the epoch, or undefined for anything else
 */
export function oneTimeInstantMs(expression: string, timezone = 'UTC'): number | undefined {
  const local = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(expression)?.[1];
  if (local === undefined) return undefined;
  const instant = DateTime.fromISO(local, { zone: timezone });
  return instant.isValid ? instant.toMillis() : undefined;
}
