import { emptyProfile } from '../profile/empty-profile.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * Somebody as she is known today, of whom nothing has happened yet: contacts, consents, zone and traits stay, what events
 * make of a person (cart, orders, visits, entries) is built up anew.
 */
export const asKnownToday = (profile: Profile): Profile => {
  const { id, createdAtMs, identities, traits, observed, consents, pendingConsents, mergedFrom } = profile;
  const { staff, apart } = profile;
  return {
    ...emptyProfile(id, createdAtMs),
    identities,
    traits,
    observed,
    consents,
    pendingConsents,
    mergedFrom,
    ...(staff !== undefined && { staff }),
    ...(apart && { apart }),
  };
};
