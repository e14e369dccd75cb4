import type { Count } from '../../core/analytics/count.ts';
import { tellUntold } from '../../core/analytics/told/tell-untold.ts';
import { Conflict } from '../../core/errors.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { journeyEnded } from '../../core/journey/journey-ended.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { DeliveryEvent } from '../../core/send/ports.ts';
import { follow } from '../runtime/invocation.ts';
import { afterDelivery, type Change } from './after-delivery.ts';
import { countsOpens } from './counts-opens.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { DeliveryPorts } from './ports.ts';
import { countsOfLeft, tellOver, tellSettled } from './tell-counters.ts';

const MOST_TRIES = 6;

/** Lets the enrollment know what its place depends on: a click, or an open that counts, ends the cascade, a bounce frees the next rung. */
export const moveOn = async (ports: DeliveryPorts, delivery: DeliveryEvent): Promise<void> => {
  if (delivery.enrollmentId === undefined || !(await mayConcern(ports, delivery))) return;
  for (let tries = 1; ; tries++) {
    try {
      return await once(ports, delivery, delivery.enrollmentId, tries);
    } catch (error) {
      if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
    }
  }
};

const mayConcern = async ({ config }: DeliveryPorts, { type, trusted, journeyId }: DeliveryEvent) => {
  if (type === 'opened') return trusted === true && countsOpens(await config.snapshot(), journeyId);
  return type !== 'delayed';
};

const once = async (ports: DeliveryPorts, delivery: DeliveryEvent, enrollmentId: string, tries: number) => {
  const found = await findEnrollment(ports, delivery.profileId, enrollmentId);
  if (!found) return ports.erasure.sweep(delivery.profileId);
  const { enrollment, profile } = found;
  follow(enrollment.requestId);
  const { journeyId, journeyVersion } = enrollment;
  const [snapshot, structure] = await Promise.all([
    ports.config.snapshot(),
    ports.config.journeyVersion(journeyId, journeyVersion),
  ]);
  const journey = structure && compileJourney(structure, journeyVersion);
  const nowMs = ports.clock.now();
  const change = afterDelivery({ enrollment, delivery, journey, profile, shop: snapshot.shop, nowMs });
  const moved = { enrollment, profile, delivery, journey, shop: snapshot.shop, change };
  const left = countsOfLeft(moved);
  await Promise.all([
    ...(change.items.length > 0 ? [ports.timeline.append(change.items)] : []),
    tellSettled(ports, moved),
    ...(left.length > 0 ? [tellUntold(ports.counters, enrollment)] : []),
  ]);
  await store(ports, enrollment, left.length > 0 ? withUntold(change, left) : change, nowMs, tries);
  await tellOver(ports, moved, left);
  const { status, endedAtMs = nowMs } = change.enrollment;
  const isOver = enrollment.status === 'active' && status !== 'active';
  if (isOver && factsAsked(snapshot).journeys)
    await ports.bus.putEvents([journeyEnded(enrollment, endedAtMs)]);
};

/** Stored with the write that makes it true: whoever dies after it is followed by the wake, which tells it. */
const withUntold = (change: Change, counts: readonly Count[]): Change => ({
  ...change,
  enrollment: { ...change.enrollment, untold: { counts } },
});

/** A change that lets the enrollment go on at once takes a new wake, armed before the write that names it. */
const store = async (
  ports: DeliveryPorts,
  before: Enrollment,
  { enrollment, wakesNow }: Change,
  nowMs: number,
  tries: number,
): Promise<void> => {
  if (!wakesNow) {
    if (enrollment !== before) await ports.enrollments.save(enrollment);
    return;
  }
  const { profileId, id } = enrollment;
  const wakeNo = enrollment.wakeNo + tries;
  await ports.wakes.arm({ profileId, enrollmentId: id, wakeNo }, nowMs);
  await ports.enrollments.save({ ...enrollment, wakeNo, wakesAtMs: nowMs });
};
