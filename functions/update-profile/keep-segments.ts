import { SEGMENTS_REFRESHED } from '../../core/event/bookkeeping.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { Member } from '../../core/profile/working-set.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** profile id → segments that an attempt has put an item for, or taken one away. */
export type Touched = Map<string, Set<string>>;

/** The items by which a segment finds its people may be wrong or short-lived: all are put again. */
const isWhole = ({ stored, profile, absorbed, applied }: Member): boolean =>
  absorbed.length > 0 ||
  stored.expiresAtSeconds !== profile.expiresAtSeconds ||
  applied.some(({ event }) => event.event === SEGMENTS_REFRESHED);

/** Has the items of a person say what she will say of herself, and her next look armed: before she says so. */
export const keepSegments = async (
  ports: UpdateProfilePorts,
  member: Member,
  touched: Touched,
): Promise<void> => {
  const { id, profile, stored } = member;
  const [before, now] = [stored.segments ?? {}, profile.segments ?? {}];
  // What an attempt did that was lost is set right by the one that is not.
  const doubtful = touched.get(id) ?? new Set<string>();
  const whole = isWhole(member);
  const put = Object.keys(now).filter((one) => whole || doubtful.has(one) || !Object.hasOwn(before, one));
  const remove = [...new Set([...Object.keys(before), ...doubtful])].filter(
    (one) => !Object.hasOwn(now, one),
  );
  for (const one of [...put, ...remove]) doubtful.add(one);
  if (doubtful.size > 0) touched.set(id, doubtful);
  await Promise.all([
    ...put.map((segmentId) =>
      ports.memberships.put(
        { profileId: id, segmentId, sinceMs: now[segmentId] ?? 0 },
        profile.expiresAtSeconds,
      ),
    ),
    ...remove.map((segmentId) => ports.memberships.remove(id, segmentId)),
    ...mergedAway(member).flatMap((loser) =>
      Object.keys(loser.segments ?? {}).map((segmentId) => ports.memberships.remove(loser.id, segmentId)),
    ),
    arm(ports, profile, stored),
  ]);
};

const mergedAway = ({ merges }: Member): Profile[] => merges.map(({ loser }) => loser);

const arm = async (
  { clocks }: UpdateProfilePorts,
  { id, clock }: Profile,
  stored: Profile,
): Promise<void> => {
  if (clock && !isSame(clock, stored.clock)) await clocks.arm(id, clock);
};

const isSame = (a: Profile['clock'], b: Profile['clock']): boolean => a?.no === b?.no && a?.atMs === b?.atMs;

/** A look that an earlier one stands in for is taken back, once nobody needs it any more: one that stays does no harm. */
export const disarm = async (
  { clocks, clock }: UpdateProfilePorts,
  { profile, stored }: Member,
): Promise<void> => {
  const armed = stored.clock;
  if (armed && armed.atMs > clock.now() && !isSame(armed, profile.clock))
    await clocks.disarm(stored.id, armed);
};
