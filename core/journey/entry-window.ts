import { DateTime } from 'luxon';
import { DAY_MS, durationMs, MINUTE_MS } from '../duration.ts';
import type { Journey } from './journey.ts';

export interface EntryWindow {
  /** Tells windows of one journey apart. */
  window: string;
  /** So many people come in within it. */
  max: number;
  /** When its count may be forgotten. */
  expiresAtSeconds: number;
}

/**
 * The window that an entry counts in; undefined for a journey without a cap. Windows follow each other by the clock of the shop:
 * those of a day begin at midnight.
 */
export const entryWindowOf = (
  { entry }: Pick<Journey, 'entry'>,
  zone: string,
  nowMs: number,
): EntryWindow | undefined => {
  if (!entry?.cap) return undefined;
  const { max, per } = entry.cap;
  const perMs = Math.max(MINUTE_MS, durationMs(per));
  const localMs = nowMs + DateTime.fromMillis(nowMs, { zone }).offset * MINUTE_MS;
  return {
    window: `${per}#${Math.floor(localMs / perMs)}`,
    max,
    expiresAtSeconds: Math.ceil((nowMs + perMs + 2 * DAY_MS) / 1000),
  };
};
