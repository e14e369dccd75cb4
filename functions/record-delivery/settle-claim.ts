import { MINUTE_MS } from '../../core/duration.ts';
import { Conflict } from '../../core/errors.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { claimSettled } from '../../core/send/claim-settled.ts';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';

/** Whoever made the claim has settled it by then, or is gone. */
export const HOLDER_MS = MINUTE_MS;

/** What she did: it counts at once. */
const ANSWERS = new Set<DeliveryType>(['opened', 'clicked', 'answered']);

/**
 * What a provider reports of has left. When its claim still stands, the one who made it is about to settle it: throws Conflict,
 * and the report comes again. Who has not done so after a minute is gone, and the report settles it: else it would end as unknown.
 * The earlier of claim and report counts: by two clocks ten minutes apart the report would come in vain as often as its queue brings it.
 */
export const withClaimSettled = (
  enrollment: Enrollment,
  { sendId, type, atMs }: DeliveryEvent,
  nowMs: number,
): { enrollment: Enrollment; items: TimelineItem[] } => {
  const { claim } = enrollment;
  if (claim?.sendId !== sendId || ANSWERS.has(type)) return { enrollment, items: [] };
  if (nowMs < Math.min(claim.claimedAtMs, atMs) + HOLDER_MS) throw new Conflict('enrollment');
  return claimSettled(enrollment, claim, 'sent');
};
