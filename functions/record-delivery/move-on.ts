import { Conflict } from '../../core/errors.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { journeyEnded } from '../../core/journey/journey-ended.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { factsAsked } from '../../core/segment/facts-asked.ts';
import type { DeliveryEvent } from '../../core/send/ports.ts';
import { afterDelivery } from './after-delivery.ts';
import { countsOpens } from './counts-opens.ts';
import type { DeliveryPorts } from './ports.ts';

const MOST_TRIES = 6;
const MOST_MERGES = 20;

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
  const { journeyId, journeyVersion } = enrollment;
  const [snapshot, structure] = await Promise.all([
    ports.config.snapshot(),
    ports.config.journeyVersion(journeyId, journeyVersion),
  ]);
  const journey = structure && compileJourney(structure, journeyVersion);
  const nowMs = ports.clock.now();
  const change = afterDelivery({ enrollment, delivery, journey, profile, shop: snapshot.shop, nowMs });
  if (change.items.length > 0) await ports.timeline.append(change.items);
  await store(ports, enrollment, change, nowMs, tries);
  const isOver = enrollment.status === 'active' && change.enrollment.status !== 'active';
  if (isOver && factsAsked(snapshot).journeys) await ports.bus.putEvents([journeyEnded(enrollment, nowMs)]);
};

/** A change that lets the enrollment go on at once takes a new wake, armed before the write that names it. */
const store = async (
  ports: DeliveryPorts,
  before: Enrollment,
  { enrollment, wakesNow }: ReturnType<typeof afterDelivery>,
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

interface Found {
  enrollment: Enrollment;
  profile: Profile;
}

/** An enrollment that was moved by a merge is under the winner. */
const findEnrollment = async (
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
