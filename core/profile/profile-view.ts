import { addressOf } from './address-of.ts';
import type { Profile } from './profile.ts';
import { traitsOf } from './trait-of.ts';

/** A profile as conditions and templates see it: traits by name, the addresses in use, counters. */
export const profileView = (profile: Profile): Record<string, unknown> => ({
  ...traitsOf(profile),
  id: profile.id,
  counters: { ...profile.counters },
  email: addressOf(profile, 'email'),
  phone: addressOf(profile, 'sms'),
});
