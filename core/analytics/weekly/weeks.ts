import { DateTime } from 'luxon';
import { dateIn } from '../days.ts';
import type { DayRange } from '../ports.ts';
import { type Calendar, daysFrom } from '../reports/range.ts';

/** The last seven whole days of the shop, and the seven before them. */
export interface Weeks {
  week: DayRange;
  before: DayRange;
}

/** Today, which is not over, is in neither. */
export const weeksBefore = (calendar: Calendar): Weeks => {
  const today = dateIn(calendar.nowMs, calendar.zone);
  return {
    week: { from: daysFrom(today, -7), to: daysFrom(today, -1) },
    before: { from: daysFrom(today, -14), to: daysFrom(today, -8) },
  };
};

/** Names the week of the calendar in which a moment lies: `2026-W48`. */
export const weekNameOf = ({ zone, nowMs }: Calendar): string =>
  DateTime.fromMillis(nowMs, { zone }).toFormat("kkkk-'W'WW");
