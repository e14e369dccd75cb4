import { DAY_MS } from '../duration.ts';

/**
 * A day of the calendar as numbers. Everything here is arithmetic on days: the rule says on which days something happens, the
 * time of day is the schedule's own.
 */
interface Day {
  index: number;
  year: number;
  /** 1 to 12. */
  month: number;
  date: number;
  daysInMonth: number;
  /** 0 = Monday. */
  weekday: number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Weeks begin on Monday: 5 January 1970 was one. */
const weekOf = ({ index }: Day): number => Math.floor((index - 4) / 7);
const monthOf = ({ year, month }: Day): number => year * 12 + month;

export const dayOf = (wallMs: number): Day => {
  const at = new Date(wallMs);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return {
    index: Math.floor(wallMs / DAY_MS),
    year,
    month: month + 1,
    date: at.getUTCDate(),
    daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    weekday: (at.getUTCDay() + 6) % 7,
  };
};

/** `RRULE` of RFC 5545, as far as days go. */
export interface Rule {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  /** `nth`: of the month, from its end below 0; every one when it is left out. */
  days: { weekday: number; nth?: number }[];
  /** Of the month, from its end below 0. */
  dates: number[];
  months: number[];
  count?: number;
  /** Wall time, inclusive. */
  untilMs?: number;
}

const steps: Readonly<Record<Rule['freq'], (day: Day) => number>> = {
  DAILY: ({ index }) => index,
  WEEKLY: weekOf,
  MONTHLY: monthOf,
  YEARLY: ({ year }) => year,
};

const isNth = ({ date, daysInMonth }: Day, nth: number): boolean =>
  nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((daysInMonth - date + 1) / 7) === -nth;

const isNamed = (day: Day, days: Rule['days']): boolean =>
  days.some(({ weekday, nth }) => weekday === day.weekday && (nth === undefined || isNth(day, nth)));

const isDate = ({ date, daysInMonth }: Day, dates: readonly number[]): boolean =>
  dates.some((one) => date === (one > 0 ? one : daysInMonth + 1 + one));

/** What the rule leaves open is as on the first day. */
const isAsFirst = (rule: Rule, first: Day, day: Day): boolean => {
  if (rule.days.length > 0 || rule.dates.length > 0) return true;
  switch (rule.freq) {
    case 'DAILY':
      return true;
    case 'WEEKLY':
      return day.weekday === first.weekday;
    case 'MONTHLY':
      return day.date === first.date;
    case 'YEARLY':
      return day.date === first.date && (rule.months.length > 0 || day.month === first.month);
  }
};

/** Is it one of the days, `count` and `untilMs` apart? */
export const isDayOf = (rule: Rule, first: Day, day: Day): boolean => {
  const step = steps[rule.freq];
  return (
    (step(day) - step(first)) % rule.interval === 0 &&
    (rule.months.length === 0 || rule.months.includes(day.month)) &&
    (rule.dates.length === 0 || isDate(day, rule.dates)) &&
    (rule.days.length === 0 || isNamed(day, rule.days)) &&
    isAsFirst(rule, first, day)
  );
};

const dayName = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/;
const untilForm = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/;

const listOf = <T>(text: string, read: (one: string) => T | undefined): T[] | undefined => {
  const values = text.split(',').map(read);
  return values.some((one) => one === undefined) ? undefined : (values as T[]);
};

const whole = (text: string, from: number, to: number): number | undefined => {
  const value = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to && value !== 0 ? value : undefined;
};

const readDay = (text: string): Rule['days'][number] | undefined => {
  const [, nth, name] = dayName.exec(text) ?? [];
  const weekday = weekdays.indexOf(name as (typeof weekdays)[number]);
  if (weekday < 0) return undefined;
  return nth === undefined ? { weekday } : { weekday, nth: Number(nth) };
};

/** A day without a time is counted to its end. */
const readUntil = (text: string): number | undefined => {
  const [, year, month, date, hour = '23', minute = '59', second = '59'] = untilForm.exec(text) ?? [];
  const ms = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : ms;
};

/** Reads one part into the rule; undefined when it cannot be understood. */
const parts: Readonly<Record<string, (text: string) => Partial<Rule> | undefined>> = {
  FREQ: (text) => (Object.hasOwn(steps, text) ? { freq: text as Rule['freq'] } : undefined),
  INTERVAL: (text) => said(whole(text, 1, 1000), (interval) => ({ interval })),
  BYDAY: (text) => said(listOf(text, readDay), (days) => ({ days })),
  BYMONTHDAY: (text) =>
    said(
      listOf(text, (one) => whole(one, -31, 31)),
      (dates) => ({ dates }),
    ),
  BYMONTH: (text) =>
    said(
      listOf(text, (one) => whole(one, 1, 12)),
      (months) => ({ months }),
    ),
  COUNT: (text) => said(whole(text, 1, 9999), (count) => ({ count })),
  UNTIL: (text) => said(readUntil(text), (untilMs) => ({ untilMs })),
  WKST: (text) => (text === 'MO' ? {} : undefined),
};

const said = <T>(value: T | undefined, as: (value: T) => Partial<Rule>): Partial<Rule> | undefined =>
  value === undefined ? undefined : as(value);

/** What is wrong with the rule as a whole. */
const contradiction = (rule: Partial<Rule>): string | undefined => {
  if (rule.freq === undefined) return 'FREQ is missing';
  if (rule.count !== undefined && rule.untilMs !== undefined) return 'COUNT or UNTIL, not both';
  const isMonthly = rule.freq === 'MONTHLY' || (rule.freq === 'YEARLY' && rule.months !== undefined);
  const hasNth = rule.days?.some(({ nth }) => nth !== undefined);
  return hasNth && !isMonthly ? 'a weekday has a number only within months' : undefined;
};

/** `FREQ=WEEKLY;BYDAY=MO,TH`, or what is wrong with it. */
export const parseRule = (text: string): { rule: Rule } | { fault: string } => {
  const rule: Partial<Rule> = {};
  for (const part of text.replace(/^RRULE:/, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!Object.hasOwn(parts, name))
      return { fault: `${name.slice(0, 40)}: only ${Object.keys(parts).join(', ')} are known` };
    const read = parts[name]?.(value);
    if (!read) return { fault: `${name}: ${value.slice(0, 40)} says nothing` };
    Object.assign(rule, read);
  }
  const fault = contradiction(rule);
  if (fault !== undefined) return { fault };
  return { rule: { freq: 'DAILY', interval: 1, days: [], dates: [], months: [], ...rule } };
};
