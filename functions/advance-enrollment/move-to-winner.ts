import { MINUTE_MS } from '../../core/duration.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { AdvancePorts } from './ports.ts';
import { endMerged, endRivals, isAhead, rivalsIn } from './rivals.ts';
import { tellDouble } from './tell-counters.ts';
import { type Turn, wakeOf } from './turn.ts';

/** Merges of merges are rare; what leads nowhere in so many steps is a cycle. */
const MOST_MERGES = 20;

/** While the winner does not hold what the loser had, consent and caps are half of what they will be. */
const HALF_DONE_MS = MINUTE_MS;

/** After this function is gone, by any two clocks that differ by ten minutes. */
const LEFT_BEHIND_MS = 11 * MINUTE_MS;

/**
 * Nothing is sent under a profile that was merged into another. Its enrollment goes on under the winner, as the same one,
 * unless the winner is further along in the same journey already; here it ends with the reason `merged`.
 */
export const moveToWinner = async (ports: AdvancePorts, turn: Turn): Promise<void> => {
  const { enrollment, situation, nextWakeNo } = turn;
  const winner = await winnerOf(ports, situation.profile);
  const isMoved = winner !== undefined && (await goesOn(ports, winner, turn));
  if (isMoved) {
    const { claim: _, ...unclaimed } = enrollment;
    const isDone = winner.mergedFrom.includes(enrollment.profileId);
    const wakesAtMs = ports.clock.now() + (isDone ? 0 : HALF_DONE_MS);
    const copy = { ...unclaimed, profileId: winner.id, wakeNo: nextWakeNo, wakesAtMs, version: 1 };
    // Whoever dies after the put has left a wake; a number above the stored one is as good.
    await ports.wakes.arm(wakeOf(copy, nextWakeNo + 1), ports.clock.now() + LEFT_BEHIND_MS);
    await put(ports, copy);
    await ports.wakes.arm(wakeOf(copy, nextWakeNo), wakesAtMs);
  }
  const stored = await endMerged(ports, turn);
  if (!isMoved) await tellDouble(ports, stored);
};

/** Did a merge end it, and does it go on nowhere else? Of two in one journey it is the one that was left. */
export const isDouble = async (
  ports: AdvancePorts,
  { id, profileId, reason }: Enrollment,
  profile: Profile,
): Promise<boolean> => {
  if (reason !== 'merged') return false;
  const winner = await winnerOf(ports, profile);
  if (!winner || winner.id === profileId) return true;
  return (await ports.enrollments.get(winner.id, id)) === undefined;
};

/** In a cycle of merges the smallest id wins. */
const winnerOf = async (ports: AdvancePorts, loser: Profile): Promise<Profile | undefined> => {
  const met = new Map([[loser.id, loser]]);
  let profile = loser;
  while (profile.mergedInto !== undefined && met.size < MOST_MERGES) {
    const nextId = profile.mergedInto;
    if (met.has(nextId)) return met.get(smallestFrom([...met.keys()], nextId));
    const next = (await ports.profiles.load([nextId])).get(nextId)?.value;
    if (!next) return undefined;
    met.set(nextId, next);
    profile = next;
  }
  return profile;
};

const smallestFrom = (ids: readonly string[], start: string): string =>
  ids.slice(ids.indexOf(start)).toSorted()[0] ?? start;

/** One that came here before, and went back when the two people were told apart, comes again. */
const put = async ({ enrollments }: AdvancePorts, copy: Enrollment): Promise<void> => {
  if ((await enrollments.create(copy)) === 'created') return;
  const there = await enrollments.get(copy.profileId, copy.id);
  if (there?.reason === 'separated') await enrollments.save({ ...copy, version: there.version });
};

/**
 * Of two in the same journey the one further along goes on. The one that was moved before this wake was repeated is no
 * other one.
 */
const goesOn = async (ports: AdvancePorts, winner: Profile, turn: Turn): Promise<boolean> => {
  const rivals = rivalsIn(await ports.enrollments.ofProfiles([winner.id]), turn);
  const isFirst = isAhead(turn, rivals);
  if (isFirst) await endRivals(ports, rivals);
  return isFirst;
};
