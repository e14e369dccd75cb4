import { offerViews } from '../offer/offer-view.ts';
import { addressOf } from './address-of.ts';
import type { Profile } from './profile.ts';
import { computedOf, type Moment } from './stats/computed.ts';
import { traitsOf } from './trait-of.ts';

/**
 * A profile as conditions and templates see it: traits by name, the addresses in use, counters, and what is worked out of her
 * events, when that is looked at.
 */
export const profileView = (profile: Profile, moment: Moment): Record<string, unknown> => ({
  ...traitsOf(profile),
  traits: traitsOf(profile),
  id: profile.id,
  counters: { ...profile.counters },
  email: addressOf(profile, 'email'),
  phone: addressOf(profile, 'sms'),
  get offers() {
    return offerViews({ held: profile.offers, nowMs: moment.nowMs });
  },
  get computed() {
    return computedOf(profile, moment);
  },
});
