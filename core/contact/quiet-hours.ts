import { DateTime } from 'luxon';
import type { ContactRule } from './contact-request.ts';
import { zoneOf } from './zone.ts';

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const isWithin = (minute: number, from: number, to: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/**
 * The end of the quiet window (`22:00-08:00`, over midnight where it ends before it begins) that an instant lies in, by
 * the wall clock of a zone; undefined outside it. Where clocks jump over the end, it is the instant after the jump.
 */
export const quietUntilMs = (window: string, zone: string, nowMs: number): number | undefined => {
  const [from = 0, to = 0] = window.split('-').map(minutesOf);
  const local = DateTime.fromMillis(nowMs, { zone });
  const minute = local.hour * 60 + local.minute;
  if (!isWithin(minute, from, to)) return undefined;
  const end = { hour: Math.floor(to / 60), minute: to % 60, second: 0, millisecond: 0 };
  const day = minute < to ? local : local.plus({ days: 1 });
  return later(day.set(end), nowMs);
};

/** Where clocks are turned back over the end, its first pass may be gone already. */
const later = (end: DateTime, nowMs: number): number => {
  const passes = end.getPossibleOffsets().map((one) => one.toMillis());
  return passes.toSorted((a, b) => a - b).find((ms) => ms > nowMs) ?? nowMs + 60_000;
};

/** Holds marketing until the person's morning. */
export const quietHours: ContactRule = ({ profile, channel, purpose }, { contact }, nowMs) => {
  const windows: Partial<Record<string, string>> = contact.quietHours;
  const window = windows[channel];
  if (purpose === 'transactional' || window === undefined) return undefined;
  const untilMs = quietUntilMs(window, zoneOf(profile, contact.timezone, nowMs), nowMs);
  return untilMs === undefined ? undefined : { kind: 'held', untilMs, reason: 'quiet-hours' };
};
