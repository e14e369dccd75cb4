import * as z from 'zod';
import type { PeopleSettings } from '../../core/config/people-settings.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { isStaff } from '../../core/profile/staff.ts';

/** Why a person counts nowhere; absent where she counts. */
export const personFlags = {
  staff: z.literal(true).optional().describe('Staff or a test person: everything works, nothing counts'),
  bot: z.literal(true).optional().describe('A robot: kept, enters no journey'),
};

export const flagsOf = (profile: Profile, people: PeopleSettings) => ({
  ...(isStaff(profile, people) && { staff: true as const }),
  ...(profile.bot && { bot: true as const }),
});
