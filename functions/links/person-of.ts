import { identityKey } from '../../core/profile/identity-key.ts';
import type { Identity, Profile } from '../../core/profile/profile.ts';
import type { LinkPorts } from './ports.ts';
import { readWinner } from './read-winner.ts';

/** Two reads. A pointer counts only when she whom it leads to lists the identity: one may be put before she is written. */
export const personOf = async (
  { profiles }: Pick<LinkPorts, 'profiles'>,
  identity: Identity,
): Promise<Profile | undefined> => {
  const pointers = await profiles.resolve([identity], { fresh: true });
  const profileId = pointers.get(identityKey(identity));
  const profile = profileId === undefined ? undefined : await readWinner(profiles, profileId);
  const isListed = profile?.identities.some((one) => identityKey(one) === identityKey(identity));
  return isListed ? profile : undefined;
};
