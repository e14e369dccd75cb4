import { DateTime, Duration } from 'luxon';
import * as z from 'zod';

const clockRequest = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ set: z.string() })]);

/** Where a clock request leads from a given instant; undefined for what is no request. */
export function readClockRequest(body: unknown): ((nowMs: number) => number) | undefined {
  const { data } = clockRequest.safeParse(body);
  if (!data) return undefined;
  if ('set' in data) {
    const instant = DateTime.fromISO(data.set, { zone: 'UTC' });
    return instant.isValid ? () => instant.toMillis() : undefined;
  }
  const duration = Duration.fromISO(data.advance);
  return duration.isValid
    ? (nowMs) => DateTime.fromMillis(nowMs, { zone: 'UTC' }).plus(duration).toMillis()
    : undefined;
}
