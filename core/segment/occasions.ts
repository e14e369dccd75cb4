import { DateTime } from 'luxon';
import { DAY_MS, durationMs } from '../duration.ts';
import { instantMs } from '../event/event-time.ts';

/** What a date trigger waits for. */
export interface OccasionRule {
  /** `P7D` after, `-P7D` before. */
  offset?: string | undefined;
  /** Every year on that day. */
  yearly?: boolean | undefined;
  /** Time of day by her own clock. */
  at?: string | undefined;
}

/** One time that it comes. */
export interface Occasion {
  atMs: number;
  /** The day that it is about by her own calendar, without the offset: the same comes once. */
  date: string;
}

/** When it comes for a day that has no time of day. */
export const USUAL_TIME = '10:00';
/** An offset is a year at most, so that no more years than these concern a moment. */
const YEARS_AROUND = [-2, -1, 0, 1, 2];

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day of the calendar, and for an instant the time of day that it has there. */
interface Start {
  day: DateTime;
  time?: { hour: number; minute: number; second: number; millisecond: number };
}

const startOf = (value: unknown, zone: string): Start | undefined => {
  const parts = typeof value === 'string' ? DATE.exec(value) : null;
  if (parts) {
    const [, year, month, day] = parts.map(Number);
    const date = DateTime.fromObject({ year, month, day } as object, { zone });
    return date.isValid ? { day: date } : undefined;
  }
  const atMs = instantMs(value);
  if (atMs === undefined) return undefined;
  const moment = DateTime.fromMillis(atMs, { zone });
  if (!moment.isValid) return undefined;
  const { hour, minute, second, millisecond } = moment;
  return { day: moment.startOf('day'), time: { hour, minute, second, millisecond } };
};

const offsetMs = (offset = 'P0D'): number =>
  offset.startsWith('-') ? -durationMs(offset.slice(1)) : durationMs(offset);

/** Whole days are days of her calendar; what is left of an offset is time that passes. */
const placed = (day: DateTime, { time }: Start, { offset, at }: OccasionRule): Occasion => {
  const ms = offsetMs(offset);
  const days = Math.trunc(ms / DAY_MS);
  const [hour = 0, minute = 0] = (at ?? USUAL_TIME).split(':').map(Number);
  const clock = at === undefined && time ? time : { hour, minute, second: 0, millisecond: 0 };
  const moment = day.plus({ days }).set(clock);
  return { atMs: moment.toMillis() + (ms - days * DAY_MS), date: day.toISODate() ?? '' };
};

/** The day in another year; 29 February is the 28th where there is none. */
const inYear = (day: DateTime, year: number): DateTime => {
  const month = DateTime.fromObject({ year, month: day.month }, { zone: day.zone });
  return month.set({ day: Math.min(day.day, month.daysInMonth ?? day.day) });
};

/**
 * The times that a date of hers comes from one moment to another, both included, in order. By her own calendar and clock: a time that
 * the clock skips when summer begins is as much later as it is put forward, of one that it shows twice the first counts.
 */
export const occasions = (
  value: unknown,
  rule: OccasionRule,
  zone: string,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Occasion[] => {
  const start = startOf(value, zone);
  if (!start) return [];
  const { year } = DateTime.fromMillis(fromMs, { zone });
  const years = YEARS_AROUND.map((years) => year + years).filter((one) => one >= start.day.year);
  const days = rule.yearly ? years.map((one) => inYear(start.day, one)) : [start.day];
  return days
    .map((day) => placed(day, start, rule))
    .filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs)
    .toSorted((a, b) => a.atMs - b.atMs);
};

/** The first time after a moment. */
export const nextOccasion = (
  value: unknown,
  rule: OccasionRule,
  zone: string,
  afterMs: number,
): Occasion | undefined =>
  occasions(value, rule, zone, { fromMs: afterMs + 1, untilMs: Number.POSITIVE_INFINITY })[0];
