export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** A day of a duration is 24 hours, whatever the clocks of a country do. */
export const DAY_MS = 24 * HOUR_MS;

/** When what is armed for an instant comes: schedules know whole seconds, and are never early. */
export const comesAtMs = (armedMs: number): number => Math.ceil(armedMs / SECOND_MS) * SECOND_MS;

const form =
  /^P(?!$)(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?)$/;

/** Undefined for what is none. */
export const inMs = (text: string): number | undefined => {
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [, weeks, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return (
    (weeks ?? 0) * 7 * DAY_MS +
    (days ?? 0) * DAY_MS +
    (hours ?? 0) * HOUR_MS +
    (minutes ?? 0) * MINUTE_MS +
    (seconds ?? 0) * SECOND_MS
  );
};

/** An ISO 8601 duration in milliseconds. Throws RangeError; schemas have let through only what parses. */
export const durationMs = (text: string): number => {
  const ms = inMs(text);
  if (ms === undefined) throw new RangeError('not an ISO 8601 duration');
  return ms;
};
