import { DateTime } from 'luxon';
import type { Cap, ContactSettings } from '../config/settings.ts';
import type { Channel, Purpose } from '../consent/consent.ts';
import { DAY_MS, durationMs } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import { zoneOf } from './zone.ts';

/** Which of her messages count against a cap now: those from a day of hers on, or, where it rolls, those after an instant. */
export type CapWindow = {
  /** By one channel, or by all together. */
  over: Channel | 'total';
  max: number;
} & ({ fromDay: string } | { afterMs: number });

/** All that counts for one message. */
export interface CapWindows {
  /** `2026-03-02` by her clock. */
  day: string;
  windows: CapWindow[];
  /** What is older counts against no cap of the shop. */
  forgetBeforeMs: number;
  /** When nothing of it counts any longer. */
  expiresAtSeconds: number;
}

const listOf = (cap: Cap | Cap[] | undefined): Cap[] => (cap === undefined ? [] : [cap].flat());

/** The caps over one channel, or over all together. */
export const capsOver = ({ caps }: ContactSettings, over: Channel | 'total'): Cap[] => {
  const byName: Partial<Record<string, Cap | Cap[]>> = caps;
  return listOf(byName[over]);
};

const windowOf = (over: CapWindow['over'], { max, per, rolling }: Cap, now: DateTime): CapWindow => {
  const perMs = durationMs(per);
  if (rolling) return { over, max, afterMs: now.toMillis() - perMs };
  const days = Math.max(1, Math.ceil(perMs / DAY_MS));
  return { over, max, fromDay: now.minus({ days: days - 1 }).toFormat('yyyy-MM-dd') };
};

/** The caps of a message as they stand for a person now; undefined where none applies. Unless it rolls, a period counts in whole local days. */
export const capWindows = (
  ask: { profile: Profile; channel: Channel; purpose: Purpose },
  contact: ContactSettings,
  nowMs: number,
): CapWindows | undefined => {
  if (ask.purpose === 'transactional') return undefined;
  const now = DateTime.fromMillis(nowMs, { zone: zoneOf(ask.profile, contact.timezone, nowMs) });
  const windows = ([ask.channel, 'total'] as const).flatMap((over) =>
    capsOver(contact, over).map((cap) => windowOf(over, cap, now)),
  );
  if (windows.length === 0) return undefined;
  const periodsMs = Object.values(contact.caps).flatMap((cap) =>
    listOf(cap).map(({ per }) => durationMs(per)),
  );
  // A day more, since whole days count, and another for people who travel.
  const keptMs = Math.max(...periodsMs) + 2 * DAY_MS;
  return {
    day: now.toFormat('yyyy-MM-dd'),
    windows,
    forgetBeforeMs: nowMs - keptMs,
    expiresAtSeconds: Math.ceil((nowMs + keptMs) / 1000),
  };
};

/** How long a message that leaves now counts in a window. */
export const countsUntilMs = (window: CapWindow, zone: string, nowMs: number): number => {
  if ('afterMs' in window) return nowMs + (nowMs - window.afterMs);
  const today = DateTime.fromMillis(nowMs, { zone }).startOf('day');
  const days = Math.round(today.diff(DateTime.fromISO(window.fromDay, { zone }), 'days').days) + 1;
  return today.plus({ days }).toMillis();
};
