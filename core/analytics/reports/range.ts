import { DateTime } from 'luxon';
import type { Fault } from '../../errors.ts';
import { dateIn } from '../days.ts';
import type { DayRange } from '../ports.ts';

/** As it was asked: ISO dates, or instants. */
export interface RangeAsk {
  from?: string | undefined;
  to?: string | undefined;
}

/** Days of the shop. */
export interface Calendar {
  /** IANA. */
  zone: string;
  nowMs: number;
}

export type RangeCheck = { kind: 'range'; range: DayRange } | { kind: 'faults'; faults: Fault[] };

const MOST_DAYS = 400;
const FORM = 'a date such as 2026-11-28, or an instant such as 2026-11-28T09:00:00Z';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The date that it is, or that the shop's calendar shows then. A plus in an address that nobody encoded has become a blank. */
const dateOf = (said: string, zone: string): string | undefined => {
  const text = said.trim().replace(' ', '+');
  if (!DATE.test(text) && !INSTANT.test(text)) return undefined;
  const at = DateTime.fromISO(text, { zone: DATE.test(text) ? 'UTC' : zone });
  return at.isValid ? (at.toISODate() ?? undefined) : undefined;
};

/** The date so many days later; earlier, of a number below 0. */
export const daysFrom = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'UTC' }).plus({ days }).toISODate() ?? date;

/** How many days there are from one to the other, both included. */
export const daysIn = ({ from, to }: DayRange): number =>
  DateTime.fromISO(to, { zone: 'UTC' }).diff(DateTime.fromISO(from, { zone: 'UTC' }), 'days').days + 1;

/** Both ends included; until today, and so many days, unless somebody says otherwise. */
export const rangeOf = (ask: RangeAsk, calendar: Calendar, days = 30): RangeCheck => {
  const to = ask.to === undefined ? dateIn(calendar.nowMs, calendar.zone) : dateOf(ask.to, calendar.zone);
  const from = ask.from === undefined ? to && daysFrom(to, 1 - days) : dateOf(ask.from, calendar.zone);
  const unread = [
    ...(ask.from !== undefined && from === undefined ? [{ path: '/from', message: FORM }] : []),
    ...(to === undefined ? [{ path: '/to', message: FORM }] : []),
  ];
  if (from === undefined || to === undefined) return { kind: 'faults', faults: unread };
  if (from > to) return { kind: 'faults', faults: [{ path: '/from', message: `later than ${to}, the end` }] };
  if (daysIn({ from, to }) > MOST_DAYS)
    return { kind: 'faults', faults: [{ path: '/from', message: `${MOST_DAYS} days at most` }] };
  return { kind: 'range', range: { from, to } };
};
