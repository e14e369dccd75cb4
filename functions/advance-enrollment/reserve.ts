import { capWindows } from '../../core/contact/cap-window.ts';
import type { CapAsk } from '../../core/contact/ports.ts';
import type { SkipReason } from '../../core/contact/verdict.ts';
import { rivalsOf, withPlacesKept } from '../../core/journey/priority.ts';
import type { SendVerdict } from '../../core/journey/verdict.ts';
import { sendIdOf } from '../../core/send/send-id.ts';
import type { Claimed } from './claim.ts';
import { compiled } from './look.ts';
import type { AdvancePorts } from './ports.ts';
import type { Turn } from './turn.ts';

/** `cap`: where the message counts, nowhere when it is left out. */
export type Reserved = { kind: 'reserved'; cap?: CapAsk } | { kind: 'rejected'; reason: SkipReason };

/** Takes the place of a message under the caps, unless they are full or the last place is kept for another journey. */
export const reserve = async (
  ports: AdvancePorts,
  turn: Claimed,
  verdict: SendVerdict,
): Promise<Reserved> => {
  const { profile, snapshot } = turn.situation;
  const { channel } = verdict;
  const nowMs = ports.clock.now();
  const windows = capWindows({ ...verdict, profile }, snapshot.contact, nowMs);
  if (!windows) return { kind: 'reserved' };
  const profileIds = [profile.id, ...profile.mergedFrom];
  const cap: CapAsk = { profileIds, channel, sendId: turn.claim.sendId, atMs: nowMs, ...windows };
  await giveBackRefused(ports, turn, verdict, profileIds);
  const kept = { ...cap, windows: await withoutKept(ports, turn, cap) };
  if (await ports.caps.reserve(kept)) return { kind: 'reserved', cap };
  const isKept = kept.windows !== cap.windows && (await ports.caps.hasRoom(cap));
  return { kind: 'rejected', reason: isKept ? 'gave-way' : 'capped' };
};

/** The attempt before was surely refused. Whoever died before he gave its place back would let it stand in the way of this one. */
const giveBackRefused = async (
  { caps }: AdvancePorts,
  { enrollment, claim }: Claimed,
  verdict: SendVerdict,
  profileIds: string[],
): Promise<void> => {
  if (claim.attempt > 1)
    await caps.release({ profileIds, sendId: sendIdOf(enrollment, verdict, claim.attempt - 1) });
};

/** Her other enrollments are read only where some journey is above this one. */
const withoutKept = async (ports: AdvancePorts, turn: Turn, { profileIds, windows, atMs }: CapAsk) => {
  const { journey, profile, snapshot } = turn.situation;
  const above = rivalsOf(journey.journey, snapshot.journeys);
  if (above.size === 0) return windows;
  const hers = await ports.enrollments.ofProfiles(profileIds);
  const others = hers.filter(({ status, journeyId }) => status === 'active' && above.has(journeyId));
  const rivals = await Promise.all(
    others.map(async (enrollment) => {
      const { journeyId, journeyVersion } = enrollment;
      const structure = await ports.config.journeyVersion(journeyId, journeyVersion);
      return structure ? [{ enrollment, journey: compiled(structure, journeyVersion) }] : [];
    }),
  );
  if (rivals.length === 0) return windows;
  const { contact, shop, switches } = snapshot;
  return withPlacesKept({ windows, profile, rivals: rivals.flat(), contact, shop, switches, nowMs: atMs });
};
