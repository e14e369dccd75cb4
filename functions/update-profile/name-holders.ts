import { hasUserId } from '../../core/profile/acquaintance.ts';
import { mergeLinks } from '../../core/profile/links.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { Member, Move, WorkingSet } from '../../core/profile/working-set.ts';
import type { UpdateProfilePorts } from './ports.ts';

/**
 * Of two logins whose pointers lead to one profile that lists neither, the first has it. It says so before the pointer of the second
 * leaves: somebody else may be about to write it as hers, and nothing would lead any more to what she did there. From then on
 * nobody takes it for the second's. Throws Conflict when somebody wrote it meanwhile.
 */
export const nameHolders = async (
  { profiles }: Pick<UpdateProfilePorts, 'profiles'>,
  { members }: WorkingSet,
  leaving: readonly Move[],
): Promise<void> => {
  const logins = leaving.filter(({ identity }) => identity.namespace === 'userId');
  for (const id of new Set(logins.map(({ from }) => from))) {
    const holder = members.get(id);
    if (!holder || hasUserId(holder.stored)) continue;
    const stored = named(holder);
    await profiles.save(stored, holder.version);
    holder.stored = stored;
    holder.version += 1;
  }
};

/** Nothing of what she did is in it yet: that is told again should we be cut off. */
const named = ({ stored, profile: { identities, expiresAtSeconds } }: Member): Profile => ({
  ...stored,
  identities: mergeLinks(
    stored.identities,
    identities.filter(({ namespace }) => namespace === 'userId'),
  ),
  ...(expiresAtSeconds !== undefined && { expiresAtSeconds }),
});
