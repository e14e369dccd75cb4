import type { RunStatus } from '../../core/broadcast/runs.ts';
import type { Snapshot } from '../../core/config/snapshot.ts';
import { snapshotFor } from '../../core/config/staff-view.ts';
import type { Channel, Purpose } from '../../core/consent/consent.ts';
import { asAddressed } from '../../core/journey/built-in/weekly-report.ts';
import { type CompiledJourney, compileJourney } from '../../core/journey/compile.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { isLifted } from '../../core/privacy/is-lifted.ts';
import { addressOf } from '../../core/profile/address-of.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { AdvancePorts } from './ports.ts';

/** All that decides besides the enrollment, as it was at one moment. */
export interface Situation {
  profile: Profile;
  journey: CompiledJourney;
  snapshot: Snapshot;
  /** Why addresses of hers must not be used, as far as the list has been read. */
  suppressed: Partial<Record<Channel, string>>;
  /** The breaker of marketing mail is open; looked at before such a mail only. */
  isMailStopped?: boolean;
  /** What was ordered of the run that took her in. */
  run?: RunStatus;
}

/**
 * Reads consistently what may forbid a message. With a message the list of blocked addresses is asked too, which only the
 * last look before a send needs. `undefined` when the person was erased or the journey is gone.
 */
export const look = async (
  ports: AdvancePorts,
  enrollment: Enrollment,
  message?: Message,
): Promise<Situation | undefined> => {
  const { profileId, journeyId, journeyVersion, runId } = enrollment;
  const [profiles, snapshot, structure, run] = await Promise.all([
    ports.profiles.load([profileId]),
    ports.config.snapshot(),
    ports.config.journeyVersion(journeyId, journeyVersion),
    runId === undefined ? undefined : ports.runs.get(journeyId, runId),
  ]);
  const stored = profiles.get(profileId)?.value;
  if (!stored || !structure) return undefined;
  const profile = asAddressed(stored, enrollment);
  const [suppressed, isMailStopped] = message
    ? await Promise.all([suppressionOf(ports, profile, message), isStopped(ports, message)])
    : [{}, false];
  return {
    ...{
      profile,
      snapshot: snapshotFor(snapshot, profile),
      suppressed,
      journey: compiled(structure, journeyVersion),
    },
    ...(run && { run: run.status }),
    ...(isMailStopped && { isMailStopped }),
  };
};

export interface Message {
  channel: Channel;
  purpose: Purpose;
}

const suppressionOf = async (ports: AdvancePorts, profile: Profile, { channel, purpose }: Message) => {
  const address = addressOf(profile, channel);
  if (address === undefined) return {};
  const found = await ports.suppressions.find(channel, address);
  const counts = found && !isLifted(found, { profile, channel, address, purpose });
  return counts ? { [channel]: found.reason } : {};
};

const isStopped = async ({ breaker }: AdvancePorts, { channel, purpose }: Message): Promise<boolean> =>
  channel === 'email' && purpose === 'marketing' && (await breaker.opened()) !== undefined;

/** A version of a journey is one object for the life of the process. */
const held = new WeakMap<Journey, CompiledJourney>();

/** A structure as the core walks it. */
export const compiled = (journey: Journey, version: number): CompiledJourney => {
  const known = held.get(journey) ?? compileJourney(journey, version);
  held.set(journey, known);
  return known;
};

/** As it is published now; one that is no longer published is stopped. */
export const statusOf = ({ snapshot, journey }: Situation) =>
  snapshot.journeys.find((published) => published.journey.id === journey.id)?.status ?? 'stopped';
