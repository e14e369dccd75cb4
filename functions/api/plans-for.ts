import type { Snapshot } from '../../core/config/snapshot.ts';
import { snapshotFor } from '../../core/config/staff-view.ts';
import { compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { type NextSend, planNextSend } from '../../core/journey/plan-next-send.ts';
import type { Person } from './find-person.ts';
import type { ApiPorts } from './ports.ts';

/** Enrollment id → what is sent next; of active ones only. */
export type Plans = ReadonlyMap<string, NextSend>;

export const activeOf = ({ enrollments }: Person): Enrollment[] =>
  enrollments.filter(({ status }) => status === 'active');

/** What goes out next in each journey that she is in. Structures other than the published ones are read, once. */
export const plansFor = async (
  { config, clock }: Pick<ApiPorts, 'config' | 'clock'>,
  person: Person,
  snapshot: Snapshot,
): Promise<Plans> => {
  const hers = snapshotFor(snapshot, person.profile);
  const plan = async (enrollment: Enrollment) =>
    [enrollment.id, await planFor(config, person, hers, enrollment, clock.now())] as const;
  return new Map(await Promise.all(activeOf(person).map(plan)));
};

const planFor = async (
  config: ApiPorts['config'],
  { profile }: Person,
  { journeys, contact, shop, switches, people }: Snapshot,
  enrollment: Enrollment,
  nowMs: number,
): Promise<NextSend> => {
  const { journeyId, journeyVersion } = enrollment;
  const published = journeys.find(({ journey }) => journey.id === journeyId);
  if (!published) return { kind: 'none', reason: 'stopped' };
  const isPinnedToIt = published.version === journeyVersion;
  const journey = isPinnedToIt ? published.journey : await config.journeyVersion(journeyId, journeyVersion);
  if (!journey) return { kind: 'none', reason: 'stopped' };
  return planNextSend({
    enrollment,
    journey: compileJourney(journey, journeyVersion),
    status: published.status,
    ...{ profile, contact, shop, switches, nowMs },
    rfm: people.rfm,
  });
};
