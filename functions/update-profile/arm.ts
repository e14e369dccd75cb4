import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** Arms the wake that an enrollment names. */
export const arm = async (
  { wakes }: Pick<UpdateProfilePorts, 'wakes'>,
  enrollment: Enrollment,
): Promise<void> => {
  const { profileId, id: enrollmentId, wakeNo, wakesAtMs } = enrollment;
  if (wakesAtMs !== undefined) await wakes.arm({ profileId, enrollmentId, wakeNo }, wakesAtMs);
};
