import type { Profile } from '../profile/profile.ts';
import { cartOf } from './cart-of.ts';

/** A visit postpones what waits for idleness by so much at most. */
const VISIT_POSTPONES_MS = 6 * 3_600_000;

/** When the cart was last touched, or the person came back to the site soon after; 0 if she never had one. */
export const lastActivityMs = (profile: Pick<Profile, 'cart' | 'lastVisitAtMs'>): number => {
  const touchedAtMs = cartOf(profile).activityAtMs ?? 0;
  const visitedAtMs = Math.min(profile.lastVisitAtMs ?? 0, touchedAtMs + VISIT_POSTPONES_MS);
  return Math.max(touchedAtMs, visitedAtMs);
};
