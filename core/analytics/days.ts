import { IANAZone } from 'luxon';
import { instantOf } from '../broadcast/wall-time.ts';
import { DAY_MS, MINUTE_MS } from '../duration.ts';

/** Midnights of all zones lie on a quarter of an hour of UTC. */
export const QUARTER_MS = 15 * MINUTE_MS;

export const quarterOf = (atMs: number): number => Math.floor(atMs / QUARTER_MS) * QUARTER_MS;

const textOf = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** The date that a calendar of the zone shows, `2026-11-28`. */
export const dateIn = (atMs: number, zone: string): string =>
  textOf(atMs + IANAZone.create(zone).offset(atMs) * MINUTE_MS);

/** From its first instant up to that of the next day: 23, 24 or 25 hours. */
export interface Span {
  fromMs: number;
  untilMs: number;
}

export const spanOf = (date: string, zone: string): Span => {
  const wallMs = Date.parse(`${date}T00:00Z`);
  return { fromMs: instantOf(wallMs, zone), untilMs: instantOf(wallMs + DAY_MS, zone) };
};

/** Both ends included. */
export const datesOf = ({ from, to }: { from: string; to: string }): string[] => {
  const dates: string[] = [];
  for (let atMs = Date.parse(from); atMs <= Date.parse(to); atMs += DAY_MS) dates.push(textOf(atMs));
  return dates;
};
