import { isBookkeeping } from '../../core/event/bookkeeping.ts';
import { type RetentionDays, renewedExpiry } from '../../core/privacy/expiry.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { Identity } from '../../core/profile/profile.ts';
import type { Member, WorkingSet } from '../../core/profile/working-set.ts';
import type { UpdateProfilePorts } from './ports.ts';

/**
 * Says of each member when she goes, and has pointers that stay where they are, and merged profiles, say the same. They come before the profile:
 * one that outlives her leads nowhere, one that died before her would make two people of her.
 */
export const renewExpiry = async (
  { profiles, clock }: UpdateProfilePorts,
  retention: RetentionDays,
  set: WorkingSet,
  changed: readonly Member[],
): Promise<void> => {
  await Promise.all(
    changed.map(async (member) => {
      if (!isHeardOf(member)) return;
      const expiresAtSeconds = renewedExpiry(member.profile, retention, clock.now());
      const isSame = member.profile.expiresAtSeconds === expiresAtSeconds;
      member.profile = { ...member.profile, expiresAtSeconds };
      if (isSame) return;
      await Promise.all([
        ...settled(set, member).map((identity) => profiles.extend(identity, member.id, expiresAtSeconds)),
        ...member.stored.mergedFrom.map((loserId) => profiles.extendFrozen(loserId, expiresAtSeconds)),
      ]);
    }),
  );
};

/** What Kaskad says to itself of somebody keeps nobody longer. */
const isHeardOf = ({ stored, applied, absorbed }: Member): boolean =>
  stored.expiresAtSeconds === undefined ||
  absorbed.length > 0 ||
  applied.length === 0 ||
  applied.some(({ event }) => !isBookkeeping(event));

/** Those that are claimed or moved in this batch are told when they are put. */
const settled = ({ claims, moves }: WorkingSet, { stored }: Member): Identity[] =>
  stored.identities.filter((identity) => {
    const key = identityKey(identity);
    return !claims.has(key) && !moves.has(key);
  });
