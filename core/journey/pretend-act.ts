import type { ShopEvent } from '../event/event.ts';
import { hashId } from '../hash.ts';
import type { Grant } from '../offer/grant.ts';
import { expiresAtMsOf, type Offer } from '../offer/offer.ts';
import { OFFER_GRANTED, offerSaid } from '../offer/said-of-offers.ts';
import { eventOfAct, isSaid } from './act.ts';
import type { Enrollment } from './enrollment.ts';
import { moved } from './moves.ts';
import type { Verdict } from './verdict.ts';

export interface Pretended {
  enrollment: Enrollment;
  /** What the person would be told to have happened. */
  said: ShopEvent[];
}

type Offers = Readonly<Record<string, Offer>>;

/** What an act comes to where nothing is done for real: in a simulation, a plan, a story. Everything goes well there. */
export const pretendAct = (
  enrollment: Enrollment,
  verdict: Extract<Verdict, { kind: 'act' }>,
  nowMs: number,
  offers: Offers = {},
): Pretended => {
  const { act, stepId } = verdict;
  const next = moved(enrollment, verdict, nowMs);
  if (isSaid(act)) return { enrollment: next, said: eventOfAct(enrollment, stepId, act, nowMs).events };
  if (act.kind !== 'offer') return { enrollment: next, said: [] };
  const offer = madeUpGrant(enrollment, act.offer, nowMs, offers);
  const said = offerSaid(OFFER_GRANTED, enrollment.profileId, offer, nowMs).events;
  return { enrollment: { ...next, offer }, said };
};

/** A promise that nobody will keep. */
const madeUpGrant = (enrollment: Enrollment, offerId: string, nowMs: number, offers: Offers): Grant => {
  const offer = Object.hasOwn(offers, offerId) ? offers[offerId] : undefined;
  const expiresAtMs = offer && expiresAtMsOf(offer, nowMs);
  return {
    id: hashId([enrollment.id, offerId, 'made up']),
    offerId,
    journeyId: enrollment.journeyId,
    ...(offer?.name !== undefined && { name: offer.name }),
    terms: offer?.terms ?? { text: offerId },
    code: 'MADE-UP',
    grantedAtMs: nowMs,
    ...(expiresAtMs !== undefined && { expiresAtMs }),
  };
};
