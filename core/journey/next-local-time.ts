import { DateTime } from 'luxon';
import { type Weekday, weekdays } from './weekdays.ts';

/** A time of day on some days of the week, by the clock of a zone. */
export interface LocalTime {
  /** `HH:MM`. */
  time: string;
  /** Every day when it is left out. */
  on?: readonly Weekday[] | undefined;
}

/** A week, and one more day for a day whose clock skips that time. */
const MOST_DAYS = 8;

/**
 * The first such moment at or after `fromMs`. A time that the clock skips when summer begins is as much later as it is put forward;
 * of one that it shows twice the first counts.
 */
export const nextLocalTime = (fromMs: number, { time, on }: LocalTime, zone: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const today = DateTime.fromMillis(fromMs, { zone }).startOf('day');
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const moment = today.plus({ days }).set({ hour, minute });
    const weekday = weekdays[moment.weekday - 1];
    const isDay = !on || (weekday !== undefined && on.includes(weekday));
    if (isDay && moment.toMillis() >= fromMs) return moment.toMillis();
  }
  return fromMs;
};
