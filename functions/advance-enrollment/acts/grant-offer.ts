import type { OfferAct } from '../../../core/journey/act.ts';
import { tellsByMessage } from '../../../core/journey/let-go.ts';
import { moved } from '../../../core/journey/moves.ts';
import type { Granted } from '../../../core/offer/offers.ts';
import { OFFER_GRANTED, offerSaid } from '../../../core/offer/said-of-offers.ts';
import { nothingItem } from '../entries.ts';
import type { AdvancePorts } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { ActVerdict } from './act-verdict.ts';

/**
 * The grant is a conditional item of hers, the same one for whoever asks again; then it is said as an event of hers, so that her
 * profile knows it. The enrollment keeps what it promises.
 */
export const grantOffer = async (
  ports: AdvancePorts,
  turn: Turn,
  verdict: ActVerdict<OfferAct>,
): Promise<Turn> => {
  const granted = await grantedBy(ports, turn, verdict);
  const nowMs = ports.clock.now();
  if (granted.kind === 'none') return without(turn, verdict, granted.reason, nowMs);
  const { grant } = granted;
  await ports.bus.putEvents([offerSaid(OFFER_GRANTED, turn.situation.profile.id, grant, grant.grantedAtMs)]);
  const { keepsOffer: _, ...enrollment } = moved(turn.enrollment, verdict, nowMs);
  const keeps = !tellsByMessage(turn.situation.journey) && { keepsOffer: true as const };
  return { ...turn, enrollment: { ...enrollment, offer: grant, ...keeps } };
};

const grantedBy = (
  { offers, clock }: AdvancePorts,
  { enrollment, situation }: Turn,
  { act, stepId }: ActVerdict<OfferAct>,
): Promise<Granted> => {
  const { profile, snapshot } = situation;
  const offer = Object.hasOwn(snapshot.offers, act.offer) ? snapshot.offers[act.offer] : undefined;
  if (!offer) return Promise.resolve({ kind: 'none', reason: 'unknown' });
  const { id: enrollmentId, journeyId } = enrollment;
  const profileIds = [profile.id, ...profile.mergedFrom];
  return offers.grant({ offer, profileIds, journeyId, enrollmentId, stepId, nowMs: clock.now() });
};

/** The journey goes its other way. */
const without = (turn: Turn, verdict: ActVerdict<OfferAct>, reason: string, nowMs: number): Turn => {
  const { enrollment, items, dueAtMs } = turn;
  const { stepId, otherwise, next } = verdict;
  const skip = nothingItem(enrollment, { stepId, reason: `offer-${reason}`, atMs: dueAtMs + items.length });
  return {
    ...turn,
    enrollment: moved(enrollment, { ...verdict, next: otherwise === undefined ? next : otherwise }, nowMs),
    items: [...items, ...skip],
  };
};
