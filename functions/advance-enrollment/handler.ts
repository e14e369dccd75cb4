import { randomUUID } from 'node:crypto';
import { nothingToTell } from '../../core/analytics/told/tell.ts';
import { tellUntold } from '../../core/analytics/told/tell-untold.ts';
import { Conflict } from '../../core/errors.ts';
import type { Claim, Enrollment } from '../../core/journey/enrollment.ts';
import { asArmed } from '../../core/journey/parking.ts';
import type { Wake } from '../../core/journey/ports.ts';
import { claimSettled } from '../../core/send/claim-settled.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { follow } from '../runtime/invocation.ts';
import { CLAIM_MS, released } from './claim.ts';
import { waitsForFold } from './fold-under-way.ts';
import { standsAside } from './left-behind.ts';
import { look } from './look.ts';
import { isDouble, moveToWinner } from './move-to-winner.ts';
import type { AdvancePorts } from './ports.ts';
import { sendTest } from './send-test.ts';
import { strike } from './strike.ts';
import { tellDouble, tellEndCounted } from './tell-counters.ts';
import { tellEnd } from './tell-facts.ts';
import { dueAtMs, type Memory, type Turn, wakeOf, write } from './turn.ts';
import type { WakeMessage } from './wake-schema.ts';
import { walk } from './walk.ts';

const MOST_TURNS = 6;

/**
 * What a schedule brings: an enrollment that is to go on, or a person whose conditions the clock may have changed. Or a message
 * that somebody of the shop wishes to look at.
 */
export const createWakeHandler = (ports: AdvancePorts) => {
  const advanceOne = createHandler(ports);
  return (wake: WakeMessage): Promise<void> => {
    if ('test' in wake) return sendTest(ports, wake.test);
    return 'clockNo' in wake ? strike(ports, wake) : advanceOne(wake);
  };
};

/** Advances one enrollment as far as it goes now. Repeating a wake, at any time and at the same time, does no harm. */
export const createHandler =
  (ports: AdvancePorts) =>
  async (wake: Wake): Promise<void> => {
    const memory: Memory = { by: randomUUID(), claimed: [], gone: [] };
    for (let turn = 1; turn <= MOST_TURNS; turn++) {
      if (await takeTurn(ports, wake, wake.wakeNo + turn, memory)) return;
    }
    throw new Conflict('enrollment');
  };

/** False when somebody else wrote first: then everything is looked at again. */
const takeTurn = async (
  ports: AdvancePorts,
  wake: Wake,
  nextWakeNo: number,
  memory: Memory,
): Promise<boolean> => {
  try {
    await advanceOnce(ports, wake, nextWakeNo, memory);
    return true;
  } catch (error) {
    if (error instanceof Conflict || mayTryAgain(memory)) return false;
    throw error;
  }
};

/** What a provider said and nobody stored would end as unknown: told once more it lands on the same items. */
const mayTryAgain = (memory: Memory): boolean => {
  if (!memory.own || memory.isTriedAgain) return false;
  memory.isTriedAgain = true;
  return true;
};

const advanceOnce = async (
  ports: AdvancePorts,
  wake: Wake,
  nextWakeNo: number,
  memory: Memory,
): Promise<void> => {
  const found = await ports.enrollments.get(wake.profileId, wake.enrollmentId);
  // A newer number than the stored one is a wake whose arming was not followed by its write: it is as good.
  if (!found) return ports.erasure.sweep(wake.profileId, memory.claimed);
  // Whoever was cut off right after his write comes again with the number before it.
  if (wake.wakeNo < found.wakeNo) return tellUntold(ports.counters, found);
  follow(found.requestId);
  const armed = asArmed(found, wake);
  const nowMs = ports.clock.now();
  memory.countAtMs ??= Math.min(found.wakesAtMs ?? nowMs, nowMs);
  if (isHeld(armed, memory, nowMs)) return comeBack(ports, armed, wake, nowMs);
  const stored = await takeOver(ports, armed, memory, nowMs);
  await goOn(ports, {
    ...afterClaim(stored, memory),
    nextWakeNo,
    dueAtMs: dueAtMs(stored, nowMs),
    countAtMs: memory.countAtMs,
    more: nothingToTell,
    memory,
  });
};

/** Somebody else may be sending. */
const isHeld = ({ claim }: Enrollment, { by }: Memory, nowMs: number): boolean =>
  claim !== undefined && claim.by !== by && nowMs < claim.untilMs;

/**
 * Who made the claim is gone, and nothing has left: its place under the caps is not kept for a message that may never be tried again. The
 * claim is ours in the table before that, and for as long as any: whoever was only slow calls nobody without a place, and nobody takes it
 * over from us and has his own place given back by us.
 */
const takeOver = async (
  { caps, enrollments }: AdvancePorts,
  enrollment: Enrollment,
  { by }: Memory,
  nowMs: number,
): Promise<Enrollment> => {
  const { claim, profileId } = enrollment;
  if (!claim?.uncalled || claim.by === by) return enrollment;
  const ours = await enrollments.save({ ...enrollment, claim: { ...claim, by, untilMs: nowMs + CLAIM_MS } });
  await caps.release({ profileIds: [profileId], sendId: claim.sendId });
  return ours;
};

/** Looks past the deadline of the claim, whatever else was armed under that number. */
const comeBack = (ports: AdvancePorts, stored: Enrollment, wake: Wake, nowMs: number): Promise<void> => {
  const { untilMs } = stored.claim ?? { untilMs: nowMs };
  return ports.wakes.arm(wakeOf(stored, wake.wakeNo + 1), untilMs);
};

const goOn = async (ports: AdvancePorts, start: Omit<Turn, 'situation'> & Known): Promise<void> => {
  const { enrollment, isChanged, memory } = start;
  const tidy = () => ports.erasure.sweep(enrollment.profileId, memory.claimed);
  if (enrollment.status !== 'active') {
    if (isChanged) await write(ports, start);
    else await Promise.all([ports.letGo.of(enrollment), tellUntold(ports.counters, enrollment)]);
    if (memory.claimed.length > 0) await tidy();
    await tellEnd(ports, enrollment);
    const found = await look(ports, enrollment);
    if (!found) return;
    return (await isDouble(ports, enrollment, found.profile))
      ? tellDouble(ports, enrollment)
      : tellEndCounted(ports, enrollment, found);
  }
  const situation = await look(ports, enrollment);
  if (!situation) return tidy();
  const turn = { ...start, situation };
  if (situation.profile.mergedInto !== undefined) return moveToWinner(ports, turn);
  if ((await waitsForFold(ports, turn)) || (await standsAside(ports, turn))) return;
  await walk(ports, turn);
};

interface Known {
  enrollment: Enrollment;
  items: TimelineItem[];
  isChanged: boolean;
}

/** The enrollment without a claim, with what is known of its message. */
const afterClaim = (stored: Enrollment, memory: Memory): Known => {
  const { claim, ...unclaimed } = stored;
  const { by, own } = memory;
  if (!claim) return { enrollment: stored, items: [], isChanged: false };
  if (claim.by !== by) return expired(stored, claim, memory);
  const isAnswered = own?.sendId === claim.sendId;
  return isAnswered
    ? { enrollment: own.apply(stored), items: own.items, isChanged: true }
    : { enrollment: unclaimed, items: [], isChanged: true };
};

/** A call to another system, or a task, is made again under the same id, by which its receiver knows it. */
const expired = (stored: Enrollment, claim: Claim, memory: Memory): Known => {
  if (claim.channel !== 'webhook' && claim.channel !== 'agent') return unknown(stored, claim);
  memory.again = { sendId: claim.sendId, atMs: claim.claimedAtMs };
  return { enrollment: released(stored), items: [], isChanged: true };
};

/** A claim that ran out after the call: its message may have left. It is never repeated. */
const unknown = (stored: Enrollment, claim: Claim): Known => ({
  ...claimSettled(stored, claim, 'unknown'),
  isChanged: true,
});
