import type { Profile } from './profile.ts';

/** By whatever rules it was worked out, it is to be worked out anew. */
export const unjudged = ({ judgedBy: _, ...profile }: Profile): Profile => profile;

/** Told apart: what was armed for the two says nothing of either. */
export const withoutClock = ({ clock: _, ...profile }: Profile): Profile => unjudged(profile);
