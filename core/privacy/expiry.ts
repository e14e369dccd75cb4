import type { PrivacySettings } from '../config/people-settings.ts';
import { DAY_MS } from '../duration.ts';
import { isAnonymous } from '../profile/acquaintance.ts';
import type { Profile } from '../profile/profile.ts';

export type RetentionDays = PrivacySettings['retentionDays'];

/** When something that is kept for so many days from now goes, as a table's time to live counts. */
export const expiryIn = (days: number, nowMs: number): number => Math.ceil((nowMs + days * DAY_MS) / 1000);

export const isExpired = (expiresAtSeconds: number | undefined, nowMs: number): boolean =>
  expiresAtSeconds !== undefined && expiresAtSeconds * 1000 <= nowMs;

type Person = Pick<Profile, 'identities' | 'expiresAtSeconds'>;

/**
 * When a person goes whose event is folded in now. Her pointers go at the same second, and each is a write of its own: the
 * time is put off only when less than half of it is left, or when she is to be kept for a shorter time than before.
 */
export const renewedExpiry = (person: Person, retention: RetentionDays, nowMs: number): number => {
  const days = isAnonymous(person) ? retention.anonymous : retention.people;
  const wanted = expiryIn(days, nowMs);
  const { expiresAtSeconds: held } = person;
  const half = expiryIn(days / 2, nowMs);
  return held !== undefined && held >= half && held <= wanted ? held : wanted;
};
