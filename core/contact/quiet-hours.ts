import { IANAZone } from 'luxon';
import { MINUTE_MS } from '../duration.ts';
import type { ContactRule } from './contact-request.ts';
import { zoneOf } from './zone.ts';

const MINUTES_A_DAY = 1_440;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const mod = (value: number): number => ((value % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;

/** Which minute of the day the clocks of a zone show. */
const wallMinute = (zone: IANAZone, atMs: number): number =>
  mod(Math.floor(atMs / MINUTE_MS) + zone.offset(atMs));

const isWithin = (minute: number, from: number, to: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

/** When clocks are moved between two instants, to the minute; undefined when they are not. */
const clocksMovedMs = (zone: IANAZone, afterMs: number, untilMs: number): number | undefined => {
  const offset = zone.offset(afterMs);
  if (zone.offset(untilMs) === offset) return undefined;
  let [before, after] = [Math.floor(afterMs / MINUTE_MS), Math.ceil(untilMs / MINUTE_MS)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offset(middle * MINUTE_MS) === offset) before = middle;
    else after = middle;
  }
  return after * MINUTE_MS;
};

/** The first instant, from this one on, whose wall clock is outside. A move of the clocks may end the night early or late. */
const endMs = (from: number, to: number, zone: IANAZone, atMs: number): number => {
  const minute = wallMinute(zone, atMs);
  if (!isWithin(minute, from, to)) return atMs;
  const untilMs = (Math.floor(atMs / MINUTE_MS) + mod(to - minute)) * MINUTE_MS;
  const movedMs = clocksMovedMs(zone, atMs, untilMs);
  return movedMs === undefined ? untilMs : endMs(from, to, zone, movedMs);
};

/**
 * The end of the quiet window (`22:00-08:00`, over midnight where it ends before it begins) that an instant lies in, by
 * the wall clock of a zone; undefined outside it.
 */
export const quietUntilMs = (window: string, zone: string, nowMs: number): number | undefined => {
  const [from = 0, to = 0] = window.split('-').map(minutesOf);
  const untilMs = endMs(from, to, IANAZone.create(zone), nowMs);
  return untilMs === nowMs ? undefined : untilMs;
};

/** Holds marketing until the person's morning. */
export const quietHours: ContactRule = ({ profile, channel, purpose }, { contact }, nowMs) => {
  const windows: Partial<Record<string, string>> = contact.quietHours;
  const window = windows[channel];
  if (purpose === 'transactional' || window === undefined) return undefined;
  const untilMs = quietUntilMs(window, zoneOf(profile, contact.timezone, nowMs), nowMs);
  return untilMs === undefined ? undefined : { kind: 'held', untilMs, reason: 'quiet-hours' };
};
