import { expiresAtMsOf, type Offer } from '../../../../core/offer/offer.ts';
import type { GrantAsk } from '../../../../core/offer/offers.ts';
import { type GrantPlace, grantIdOf, type HeldGrant } from './grant-item.ts';

const isEnded = ({ state, grant }: HeldGrant, nowMs: number): boolean =>
  state === 'granted' &&
  (grant.usedAtMs !== undefined || nowMs >= (grant.expiresAtMs ?? Number.POSITIVE_INFINITY));

/** The grant that is meant: this very step's, else the latest of this journey, unless the offer comes again after its end. */
export const standingOf = (all: readonly HeldGrant[], ask: GrantAsk): HeldGrant | undefined => {
  const { enrollmentId, stepId, offer, nowMs } = ask;
  const standing = all
    .filter(({ state }) => state !== 'returned')
    .toSorted((a, b) => b.grant.grantedAtMs - a.grant.grantedAtMs);
  const own = standing.find(({ grant }) => grant.enrollmentId === enrollmentId && grant.stepId === stepId);
  const [latest] = standing;
  if (own || !latest || offer.again !== 'after-end') return own ?? latest;
  return isEnded(latest, nowMs) ? undefined : latest;
};

/** It ended for everybody. */
export const isOver = (offer: Offer, nowMs: number): boolean =>
  (expiresAtMsOf(offer, nowMs) ?? Number.POSITIVE_INFINITY) <= nowMs;

/** One more of hers, about to be made. */
export const freshGrant = (ask: GrantAsk, all: readonly HeldGrant[]): Omit<HeldGrant, 'untilMs'> => {
  const { offer, journeyId, enrollmentId, stepId, nowMs } = ask;
  const [profileId = ''] = ask.profileIds;
  const numbers = all.flatMap(({ place }) => (place.profileId === profileId ? [place.no] : []));
  const place: GrantPlace = { profileId, offerId: offer.id, journeyId, no: Math.max(-1, ...numbers) + 1 };
  const expiresAtMs = expiresAtMsOf(offer, nowMs);
  return {
    place,
    state: 'making',
    isCounted: false,
    isShared: false,
    isOfPool: offer.code !== undefined && 'pool' in offer.code,
    grant: {
      id: grantIdOf(place),
      offerId: offer.id,
      journeyId,
      ...(offer.name !== undefined && { name: offer.name }),
      terms: offer.terms,
      grantedAtMs: nowMs,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
      profileId,
      enrollmentId,
      stepId,
    },
  };
};
