import type { Enrollment } from '../../core/journey/enrollment.ts';
import { ended } from '../../core/journey/moves.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { AdvancePorts } from './ports.ts';
import { type Turn, wakeOf, write } from './turn.ts';

/** Merges of merges are rare; what leads nowhere in so many steps is a cycle. */
const MOST_MERGES = 20;

/**
 * Nothing is sent under a profile that was merged into another. Its enrollment goes on under the winner, as the same one,
 * unless the winner is in the same journey already; here it ends with the reason `merged`.
 */
export const moveToWinner = async (ports: AdvancePorts, turn: Turn): Promise<void> => {
  const { enrollment, situation, nextWakeNo } = turn;
  const winner = await winnerOf(ports, situation.profile);
  if (winner && !(await isInJourney(ports, winner, enrollment))) {
    const { claim: _, ...unclaimed } = enrollment;
    const nowMs = ports.clock.now();
    const copy = { ...unclaimed, profileId: winner.id, wakeNo: nextWakeNo, wakesAtMs: nowMs, version: 1 };
    await ports.enrollments.create(copy);
    await ports.wakes.arm(wakeOf(copy, nextWakeNo), nowMs);
  }
  const closed = ended(enrollment, { kind: 'exit', reason: 'merged' }, ports.clock.now());
  await write(ports, { ...turn, enrollment: closed });
};

/** In a cycle of merges the smallest id wins. */
const winnerOf = async (ports: AdvancePorts, loser: Profile): Promise<Profile | undefined> => {
  const met = new Map([[loser.id, loser]]);
  let profile = loser;
  while (profile.mergedInto !== undefined && met.size < MOST_MERGES) {
    const nextId = profile.mergedInto;
    if (met.has(nextId)) return met.get([...met.keys()].sort()[0] ?? nextId);
    const next = (await ports.profiles.load([nextId])).get(nextId)?.value;
    if (!next) return undefined;
    met.set(nextId, next);
    profile = next;
  }
  return profile;
};

/** The one that was moved before this wake was repeated is no other one. */
const isInJourney = async (ports: AdvancePorts, winner: Profile, moving: Enrollment): Promise<boolean> => {
  const hers = await ports.enrollments.ofProfiles([winner.id]);
  return hers.some(
    ({ id, journeyId, status }) => id !== moving.id && journeyId === moving.journeyId && status === 'active',
  );
};
