import type { Profiles } from '../../core/ports.ts';
import type { Profile } from '../../core/profile/profile.ts';

const MOST_MERGES = 20;

/** The profile under an id; one from before a merge leads to the winner. */
export const readWinner = async (
  profiles: Pick<Profiles, 'load'>,
  profileId: string,
): Promise<Profile | undefined> => {
  let id: string | undefined = profileId;
  for (let merges = 0; id !== undefined && merges < MOST_MERGES; merges++) {
    const profile: Profile | undefined = (await profiles.load([id])).get(id)?.value;
    if (profile?.mergedInto === undefined) return profile;
    id = profile.mergedInto;
  }
  return undefined;
};
