import type { Enrollment } from '../../core/journey/enrollment.ts';
import { ended } from '../../core/journey/moves.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { UpdateProfilePorts } from './ports.ts';

/**
 * Enrollments that were born under the loser and went on under the winner go on under the loser again, unless a message of
 * theirs is on its way: then they end, since whether it left is known to the winner alone.
 */
export const returnEnrollments = async (
  ports: UpdateProfilePorts,
  loser: Profile,
  winnerId: string,
): Promise<void> => {
  const born = await ports.enrollments.ofProfiles([loser.id, ...loser.mergedFrom]);
  const waiting = born.filter(({ status, reason }) => status === 'exited' && reason === 'merged');
  if (waiting.length === 0) return;
  const moved = await ports.enrollments.ofProfiles([winnerId]);
  await Promise.all(
    waiting.map(async (old) => {
      const copy = moved.find(({ id }) => id === old.id);
      if (copy) await returnOne(ports, old, copy);
    }),
  );
};

const returnOne = async (ports: UpdateProfilePorts, old: Enrollment, copy: Enrollment): Promise<void> => {
  const nowMs = ports.clock.now();
  const isCutOff = copy.status === 'exited' && copy.reason === 'separated';
  if (copy.status !== 'active' && !isCutOff) return;
  if (!isCutOff) await ports.enrollments.save(ended(copy, { kind: 'exit', reason: 'separated' }, nowMs));
  if (copy.claim) return;
  const { reason: _reason, endedAtMs: _endedAtMs, ...going } = copy;
  const wakesAtMs = Math.max(nowMs, copy.wakesAtMs ?? nowMs);
  const back = {
    ...going,
    status: 'active' as const,
    profileId: old.profileId,
    wakeNo: copy.wakeNo + 1,
    wakesAtMs,
  };
  const { profileId, id: enrollmentId, wakeNo } = back;
  await ports.wakes.arm({ profileId, enrollmentId, wakeNo }, wakesAtMs);
  await ports.enrollments.save({ ...back, version: old.version });
};
