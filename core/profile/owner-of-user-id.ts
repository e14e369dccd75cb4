import { hasUserId } from './acquaintance.ts';
import { identityKey } from './identity-key.ts';
import type { Identity } from './profile.ts';
import { type Member, mint, ownerOf, switchOwner, type WorkingSet } from './working-set.ts';

/** Has she a userId, or does a pointer say that the login which gives her one is on its way? */
export const isNamed = ({ owners }: WorkingSet, { id, profile }: Member): boolean =>
  hasUserId(profile) || [...owners].some(([key, owner]) => owner === id && key.startsWith('userId#'));

/**
 * Whose a userId is. Two logins at one new browser may both put their pointer to its profile before either writes it: who
 * comes second gets a profile of their own.
 */
export const ownerOfUserId = (set: WorkingSet, userId: Identity): Member | undefined => {
  const owner = ownerOf(set, userId);
  const isListed = owner?.profile.identities.some((one) => identityKey(one) === identityKey(userId));
  if (!owner || isListed || !hasUserId(owner.profile)) return owner;
  const own = mint(set);
  switchOwner(set, userId, own);
  return own;
};
