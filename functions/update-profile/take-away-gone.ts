import type { Stored } from '../../core/ports.ts';
import type { Gone } from '../../core/privacy/erasure.ts';
import { pathOf } from '../../core/profile/assemble-set.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { identityAt } from '../../core/profile/working-set.ts';
import type { UpdateProfilePorts } from './ports.ts';

interface Seen {
  /** identityKey → profile id. */
  pointers: Map<string, string>;
  stored: Map<string, Stored<Profile>>;
  /** Profiles that events name by id. */
  named: string[];
}

/**
 * Takes people out of what was read who were erased, anonymized or kept for long enough, with the pointers that still lead
 * to them: what comes in now is somebody new. Only a profile that is not where a pointer leads costs a read.
 */
export const takeAwayGone = async (ports: UpdateProfilePorts, seen: Seen): Promise<void> => {
  const { pointers, stored, named } = seen;
  const endOf = (id: string): string => pathOf(stored, id).at(-1) ?? id;
  const ends = new Set([...pointers.values(), ...named].map(endOf));
  const missing = [...ends].filter((id) => !stored.has(id));
  const gone = missing.length > 0 ? await ports.profiles.gone(missing) : new Map<string, Gone>();
  if (gone.size === 0) return;
  for (const [key, id] of [...pointers]) {
    if (!gone.has(endOf(id))) continue;
    pointers.delete(key);
    await ports.profiles.unclaim(identityAt(key), id);
  }
  await takeLosers(ports, seen, gone);
};

/** A merge into her was on its way when she was erased: what would have become hers goes the same way. */
const takeLosers = async (
  { erasure, clock }: UpdateProfilePorts,
  { stored }: Seen,
  gone: Map<string, Gone>,
): Promise<void> => {
  for (const id of [...stored.keys()]) {
    const end = pathOf(stored, id).at(-1) ?? id;
    const why = end === id ? undefined : gone.get(end);
    if (why === undefined) continue;
    if (why !== 'expired') await erasure.erase(id, clock.now());
    stored.delete(id);
  }
};
