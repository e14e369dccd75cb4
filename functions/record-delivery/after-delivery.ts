import type { ShopSettings } from '../../core/config/settings.ts';
import { Conflict } from '../../core/errors.ts';
import { hashId } from '../../core/hash.ts';
import type { CompiledJourney } from '../../core/journey/compile.ts';
import { withDraw } from '../../core/journey/draw-at.ts';
import type { Enrollment, SendOutcome } from '../../core/journey/enrollment.ts';
import { ended, moved } from '../../core/journey/moves.ts';
import { wasSent } from '../../core/journey/sends.ts';
import { endItemId, skipsOnEnd } from '../../core/journey/skips.ts';
import type { Profile } from '../../core/profile/profile.ts';
import type { DeliveryEvent, DeliveryType } from '../../core/send/ports.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import { HOLDER_MS, withClaimSettled } from './settle-claim.ts';

export interface DeliveryAsk {
  enrollment: Enrollment;
  delivery: DeliveryEvent;
  /** Undefined when the journey's version is gone. */
  journey: CompiledJourney | undefined;
  profile: Profile;
  shop: ShopSettings;
  nowMs: number;
}

export interface Change {
  /** The very same object when nothing has to be written. */
  enrollment: Enrollment;
  items: TimelineItem[];
  /** There is something to do before the armed wake. */
  wakesNow: boolean;
  /** When she answered the messages of a cascade that she leaves by it. */
  answeredAtMs?: number;
}

/** What a delivery changes about the enrollment. Throws Conflict while the send it is about is not settled yet. */
export const afterDelivery = (ask: DeliveryAsk): Change => {
  const { enrollment, items } = withClaimSettled(ask.enrollment, ask.delivery, ask.nowMs);
  const change = afterSettled({ ...ask, enrollment });
  return { ...change, items: [...items, ...change.items] };
};

const afterSettled = (ask: DeliveryAsk): Change => {
  const { delivery, enrollment } = ask;
  const settled = withOutcome(enrollment, delivery);
  if (enrollment.status !== 'active') return unmoved(settled);
  if (delivery.type === 'clicked' || delivery.type === 'opened')
    return delivery.trusted ? afterAnswer(ask) : unmoved(settled);
  if (delivery.type === 'answered') return afterAnswer(ask);
  return isFailure(delivery) ? afterFailure({ ...ask, enrollment: settled }) : unmoved(settled);
};

const unmoved = (enrollment: Enrollment): Change => ({ enrollment, items: [], wakesNow: false });

const isFailure = ({ type, transient }: DeliveryEvent): boolean =>
  type === 'rejected' || (type === 'bounced' && !transient);

const outcomes: Partial<Record<DeliveryType, SendOutcome>> = {
  delivered: 'delivered',
  bounced: 'bounced',
  rejected: 'bounced',
  complained: 'complained',
};

/** What is known already is not written again; that a mail was delivered matters where it was unknown. */
const withOutcome = (enrollment: Enrollment, { sendId, type, transient }: DeliveryEvent): Enrollment => {
  const outcome = transient ? undefined : outcomes[type];
  const record = enrollment.sends.find((one) => one.sendId === sendId);
  if (!outcome || !record || record.outcome === outcome) return enrollment;
  if (outcome === 'delivered' && record.outcome !== 'unknown') return enrollment;
  const sends = enrollment.sends.map((one) => (one === record ? { ...one, outcome } : one));
  return { ...enrollment, sends };
};

/** She answered the message of the cascade she stands at: it is over, and so is the journey if nothing follows. */
const afterAnswer = ({ enrollment, delivery, journey, profile, shop, nowMs }: DeliveryAsk): Change => {
  const { stepId } = enrollment.position;
  const place = stepId === null ? undefined : journey?.places.get(stepId);
  if (!journey || !place?.kind.endsOnReaction || stepOf(enrollment, delivery) !== stepId)
    return unmoved(enrollment);
  if (delivery.type === 'opened' && place.step.opens !== true) return unmoved(enrollment);
  const { atMs, channel: source } = delivery;
  const answeredAtMs = answerTimeOf(enrollment, delivery, nowMs);
  const isLast = place.next === null;
  const skips = skipsOnEnd({ enrollment, journey, profile, shop, reason: 'reacted', atMs, source }, isLast);
  const id = isLast ? endItemId(enrollment) : hashId([enrollment.id, stepId, 'left']);
  const items = skips.length > 0 ? [{ profileId: enrollment.profileId, atMs, id, entries: skips }] : [];
  if (place.next === null)
    return {
      enrollment: ended(enrollment, { kind: 'exit', reason: 'reacted' }, answeredAtMs),
      items,
      wakesNow: false,
      answeredAtMs,
    };
  // What is being sent just now is not left out: whoever holds it is about to say what became of it.
  const { claim } = enrollment;
  if (claim && !claim.uncalled && nowMs < claim.claimedAtMs + HOLDER_MS) throw new Conflict('enrollment');
  const next = moved(
    withDraw(enrollment, place),
    { kind: 'goto', stepId: place.next, left: 'reacted' },
    nowMs,
  );
  return { enrollment: next, items, wakesNow: true, answeredAtMs };
};

/**
 * By her own click, which may be taken in after the next message has left, but by no clock that is ahead of ours. Whatever clocks say, she
 * answers what has left before, and it is no earlier now than when the latest of them left.
 */
const answerTimeOf = (
  { sends, claim }: Enrollment,
  { sendId, atMs }: DeliveryEvent,
  nowMs: number,
): number => {
  const sentAtMs = sends.find((one) => one.sendId === sendId && wasSent(one))?.atMs;
  const claimedAtMs = claim?.sendId === sendId ? claim.claimedAtMs : 0;
  const latestMs = Math.max(nowMs, ...sends.filter(wasSent).map((one) => one.atMs));
  return Math.max(Math.min(atMs, latestMs), sentAtMs ?? claimedAtMs);
};

const stepOf = ({ sends, claim }: Enrollment, { sendId }: DeliveryEvent): string | undefined =>
  sends.find((one) => one.sendId === sendId)?.stepId ?? (claim?.sendId === sendId ? claim.stepId : undefined);

/** Nobody ignored what never arrived: the next rung is tried without the wait of this one. */
const afterFailure = ({ enrollment, delivery }: DeliveryAsk): Change => {
  const { stepId, rung } = enrollment.position;
  if (stepId === null || rung?.sendId !== delivery.sendId) return unmoved(enrollment);
  const { index, channel } = rung;
  const skip = { kind: 'skip', stepId, rung: index, channel, reason: 'provider-rejected' } as const;
  return { enrollment: moved(enrollment, skip, delivery.atMs), items: [], wakesNow: true };
};
