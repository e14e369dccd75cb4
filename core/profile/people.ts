import type { Enrollment } from '../journey/enrollment.ts';
import type { Identity, Profile } from './profile.ts';

/** What lies under one profile id: the profile and the enrollments born under it. */
export interface Partition {
  profile?: Profile;
  enrollments: Enrollment[];
}

/** People for reading: one read each. */
export interface People {
  /** The profile id that an identity's pointer names. */
  pointer(identity: Identity): Promise<string | undefined>;
  partition(profileId: string): Promise<Partition>;
}
