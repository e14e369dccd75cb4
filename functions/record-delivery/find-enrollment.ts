import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { DeliveryPorts } from './ports.ts';

const MOST_MERGES = 20;

export interface Found {
  enrollment: Enrollment;
  profile: Profile;
}

/** An enrollment that was moved by a merge is under the winner. */
export const findEnrollment = async (
  ports: DeliveryPorts,
  profileId: string,
  enrollmentId: string,
): Promise<Found | undefined> => {
  let id: string | undefined = profileId;
  let found: Found | undefined;
  for (let merges = 0; id !== undefined && merges < MOST_MERGES; merges++) {
    const profile: Profile | undefined = (await ports.profiles.load([id])).get(id)?.value;
    const enrollment = await ports.enrollments.get(id, enrollmentId);
    if (profile && enrollment) found = { enrollment, profile };
    if (found?.enrollment.status === 'active') return found;
    id = profile?.mergedInto;
  }
  return found;
};
