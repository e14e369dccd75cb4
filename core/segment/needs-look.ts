import type { Profile } from '../profile/profile.ts';
import { type JudgeAsk, judge } from './judge.ts';

/** Would a look at her change which segments she is in, or call for an earlier look than the armed one? */
export const needsLook = (profile: Profile, ask: Omit<JudgeAsk, 'before' | 'after'>): boolean => {
  const { crossings, dates, profile: judged } = judge({ ...ask, before: profile, after: profile });
  const { clock } = judged;
  const isRearmed = clock?.atMs !== profile.clock?.atMs || clock?.no !== profile.clock?.no;
  return crossings.length > 0 || dates.length > 0 || isRearmed;
};
