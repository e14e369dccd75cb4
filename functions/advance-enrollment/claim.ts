import { nothingToTell } from '../../core/analytics/told/tell.ts';
import { MINUTE_MS } from '../../core/duration.ts';
import { Conflict } from '../../core/errors.ts';
import type { Claim, Enrollment } from '../../core/journey/enrollment.ts';
import { look, type Message } from './look.ts';
import type { AdvancePorts } from './ports.ts';
import { type Turn, write } from './turn.ts';

/**
 * Longer than the function may run, by any two clocks that differ by ten minutes: whoever finds it expired knows that its
 * maker is gone.
 */
export const CLAIM_MS = 11 * MINUTE_MS;

/** A turn under a claim of its own: until that runs out nobody else calls for this enrollment. */
export type Claimed = Turn & {
  claim: Claim;
  /** When what may forbid it was last read. */
  lookedAtMs?: number;
};

export const released = ({ claim: _, ...enrollment }: Enrollment): Enrollment => enrollment;

export const release = (turn: Turn): Turn => ({ ...turn, enrollment: released(turn.enrollment) });

/** Stores the claim together with the position. Throws Conflict when somebody else wrote first. */
export const claim = async (
  ports: AdvancePorts,
  turn: Turn,
  what: Omit<Claim, 'claimedAtMs' | 'untilMs' | 'by'>,
): Promise<Claimed> => {
  const nowMs = ports.clock.now();
  const { again } = turn.memory;
  const claimedAtMs = again?.sendId === what.sendId ? again.atMs : nowMs;
  const times = { claimedAtMs, untilMs: nowMs + CLAIM_MS };
  const claim: Claim = { ...what, ...times, by: turn.memory.by };
  turn.memory.claimed.push(what.sendId);
  const enrollment = await write(ports, { ...turn, enrollment: { ...turn.enrollment, claim } });
  return { ...turn, enrollment, items: [], more: nothingToTell, claim };
};

/** Everything is read again after the claim, the enrollment itself included: whoever ended it meanwhile wins. */
export const lastLook = async (
  ports: AdvancePorts,
  claimed: Claimed,
  message?: Message,
): Promise<Claimed> => {
  const { enrollment } = claimed;
  const lookedAtMs = ports.clock.now();
  const [stored, situation] = await Promise.all([
    ports.enrollments.get(enrollment.profileId, enrollment.id),
    look(ports, enrollment, message),
  ]);
  if (stored?.version !== enrollment.version) throw new Conflict('enrollment');
  if (!situation || situation.profile.mergedInto !== undefined) {
    await write(ports, { ...claimed, enrollment: released(enrollment) });
    throw new Conflict('profile');
  }
  return { ...claimed, situation, lookedAtMs };
};

/**
 * Stored right before the provider is called. A claim that runs out without it has sent nothing, and whose claim was taken over
 * meanwhile must not call: throws Conflict.
 */
export const aboutToCall = async (ports: AdvancePorts, turn: Claimed): Promise<Claimed> => {
  const { uncalled: _, ...claim } = turn.claim;
  return withClaim(ports, turn, claim);
};

/** Takes that back: nobody was called after all. */
export const notYetCalled = (ports: AdvancePorts, turn: Claimed): Promise<Claimed> =>
  withClaim(ports, turn, { ...turn.claim, uncalled: true });

/** The same where the provider would not take it, which stands from then on, whoever is cut off. */
export const notTaken = (ports: AdvancePorts, turn: Claimed, refused: Turn): Promise<Claimed> =>
  withClaim(
    ports,
    { ...turn, enrollment: refused.enrollment },
    { ...turn.claim, uncalled: true },
    refused.items,
  );

/** The same when what is stored is not known: a write failed, or was made although it failed, or somebody else's came first. */
export const uncall = async (ports: AdvancePorts, { enrollment, claim }: Claimed): Promise<void> => {
  const stored = await ports.enrollments.get(enrollment.profileId, enrollment.id);
  if (!stored?.claim || stored.claim.by !== claim.by || stored.claim.uncalled) return;
  await ports.enrollments.save({ ...stored, claim: { ...stored.claim, uncalled: true } });
};

const withClaim = async (
  ports: AdvancePorts,
  turn: Claimed,
  claim: Claim,
  items: Turn['items'] = [],
): Promise<Claimed> => {
  const enrollment = await write(ports, {
    ...turn,
    enrollment: { ...turn.enrollment, claim },
    items,
    more: nothingToTell,
  });
  return { ...turn, enrollment, claim };
};
