import { IANAZone } from 'luxon';
import { DAY_MS, MINUTE_MS } from '../duration.ts';

/** A date and a time of day as a clock on the wall shows them, `2026-03-02T10:00`: no instant before a zone is named. */
export const wallTimeForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/** The wall time in milliseconds, counted as if the clock hung in Greenwich. */
export const wallMsOf = (text: string): number => Date.parse(`${text}:00Z`);

export const wallTextOf = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 16);

/**
 * When the clock of a zone shows that. A time that it skips when summer begins is as much later as it is put forward; of one that
 * it shows twice the first counts.
 */
export const instantOf = (wallMs: number, zone: string): number => {
  const clock = IANAZone.create(zone);
  const [early, late] = [wallMs - DAY_MS, wallMs + DAY_MS].map((ms) => clock.offset(ms) * MINUTE_MS);
  const [first, second] = [wallMs - (early ?? 0), wallMs - (late ?? 0)];
  const shows = (ms: number) => ms + clock.offset(ms) * MINUTE_MS === wallMs;
  return shows(first) || !shows(second) ? first : second;
};
