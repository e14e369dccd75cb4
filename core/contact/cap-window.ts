import { DateTime } from 'luxon';
import type { ContactSettings } from '../config/settings.ts';
import type { Channel, Purpose } from '../consent/consent.ts';
import { DAY_MS, durationMs } from '../duration.ts';
import type { Profile } from '../profile/profile.ts';
import { zoneOf } from './zone.ts';

/** Which local days count towards a cap now. */
export interface CapWindow {
  /** `2026-03-02` by her clock. */
  day: string;
  /** The days before it that count towards the same `max`, latest first. */
  earlierDays: string[];
  max: number;
  /** When the day's set may be forgotten. */
  expiresAtSeconds: number;
}

/** The cap of a channel as it stands for a person now; undefined where none applies. A period counts in whole local days. */
export const capWindow = (
  ask: { profile: Profile; channel: Channel; purpose: Purpose },
  contact: ContactSettings,
  nowMs: number,
): CapWindow | undefined => {
  const caps: Partial<Record<string, { max: number; per: string }>> = contact.caps;
  const cap = caps[ask.channel];
  if (!cap || ask.purpose === 'transactional') return undefined;
  const days = Math.max(1, Math.ceil(durationMs(cap.per) / DAY_MS));
  const today = DateTime.fromMillis(nowMs, { zone: zoneOf(ask.profile, contact.timezone, nowMs) });
  return {
    day: today.toFormat('yyyy-MM-dd'),
    earlierDays: Array.from({ length: days - 1 }, (_, back) =>
      today.minus({ days: back + 1 }).toFormat('yyyy-MM-dd'),
    ),
    max: cap.max,
    expiresAtSeconds: Math.ceil((nowMs + (days + 2) * DAY_MS) / 1000),
  };
};
