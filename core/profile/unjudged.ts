import type { Profile } from './profile.ts';

/** Names no rules that ever were published. */
export const ANEW = '-';

/** Somebody who was judged at all is to be judged anew, by whatever rules it was. */
export const unjudged = (profile: Profile): Profile =>
  profile.judgedBy === undefined ? profile : { ...profile, judgedBy: ANEW };

/** Told apart: what was armed for the two says nothing of either. */
export const withoutClock = ({ clock: _, ...profile }: Profile): Profile => unjudged(profile);
