import { hashId } from '../../../core/hash.ts';
import { asCode } from '../../../core/offer/code.ts';
import { expiresAtMsOf, mostGrants } from '../../../core/offer/offer.ts';
import { grantOf, type Offers, type StoredGrant } from '../../../core/offer/offers.ts';

const DAY_MS = 86_400_000;

interface Held {
  grant: StoredGrant;
  isOfPool: boolean;
  isShared: boolean;
}

/** Offers in memory, one call after another. */
export const fakeOffers = (): Offers & { all(): StoredGrant[] } => {
  const held: Held[] = [];
  const free = new Map<string, string[]>();
  const isOver = ({ grant }: Held, nowMs: number) => nowMs >= (grant.expiresAtMs ?? Number.POSITIVE_INFINITY);
  const openOnes = () => held.filter(({ grant }) => !grant.returned);
  const reusable = (offerId: string, nowMs: number) =>
    held.find(
      ({ grant, isOfPool }) =>
        isOfPool &&
        grant.offerId === offerId &&
        !grant.returned &&
        grant.usedAtMs === undefined &&
        (grant.expiresAtMs ?? Number.POSITIVE_INFINITY) < nowMs - DAY_MS &&
        !held.some(({ grant: later }) => later.code === grant.code && later.grantedAtMs > grant.grantedAtMs),
    )?.grant.code;
  return {
    all: () => structuredClone(held.map(({ grant }) => grant)),

    async grant({ offer, profileIds, journeyId, enrollmentId, stepId, nowMs }) {
      const hers = openOnes().filter(
        ({ grant }) =>
          profileIds.includes(grant.profileId) && grant.offerId === offer.id && grant.journeyId === journeyId,
      );
      const own = hers.find(({ grant }) => grant.enrollmentId === enrollmentId && grant.stepId === stepId);
      const latest = hers.at(-1);
      const ended = latest && (latest.grant.usedAtMs !== undefined || isOver(latest, nowMs));
      const standing = own ?? (offer.again === 'after-end' && ended ? undefined : latest);
      if (standing) {
        if (standing.grant.enrollmentId !== enrollmentId) standing.isShared = true;
        return { kind: 'granted', grant: grantOf(standing.grant) };
      }
      const expiresAtMs = expiresAtMsOf(offer, nowMs);
      if (expiresAtMs !== undefined && expiresAtMs <= nowMs) return { kind: 'none', reason: 'over' };
      const ofOffer = openOnes().filter(({ grant }) => grant.offerId === offer.id);
      if (ofOffer.length >= (mostGrants(offer) ?? Number.POSITIVE_INFINITY))
        return { kind: 'none', reason: 'none-left' };
      const [profileId = ''] = profileIds;
      const id = hashId([profileId, offer.id, journeyId, held.length]);
      const isOfPool = offer.code !== undefined && 'pool' in offer.code;
      const madeUp = offer.code && 'generated' in offer.code && (offer.code.generated.prefix ?? '');
      const code = isOfPool
        ? (free.get(offer.id)?.shift() ?? reusable(offer.id, nowMs))
        : madeUp === undefined || madeUp === false
          ? undefined
          : `${madeUp}${id.slice(0, 10).toUpperCase()}`;
      if (offer.code && code === undefined) return { kind: 'none', reason: 'none-left' };
      const grant: StoredGrant = {
        id,
        offerId: offer.id,
        journeyId,
        ...(offer.name !== undefined && { name: offer.name }),
        terms: offer.terms,
        ...(code !== undefined && { code }),
        grantedAtMs: nowMs,
        ...(expiresAtMs !== undefined && { expiresAtMs }),
        profileId,
        enrollmentId,
        stepId,
      };
      held.push({ grant, isOfPool, isShared: false });
      return { kind: 'granted', grant: grantOf(grant) };
    },

    async giveBack({ id }, { enrollmentId }) {
      const one = held.find(({ grant }) => grant.id === id);
      if (!one || one.isShared || one.grant.enrollmentId !== enrollmentId || one.grant.usedAtMs !== undefined)
        return false;
      if (!one.grant.returned && one.isOfPool && one.grant.code !== undefined)
        free.set(one.grant.offerId, [...(free.get(one.grant.offerId) ?? []), one.grant.code]);
      one.grant.returned = true;
      return true;
    },

    async markUsed({ id }, profileIds, usedAtMs) {
      const one = held.find(({ grant }) => grant.id === id && profileIds.includes(grant.profileId));
      if (one) one.grant.usedAtMs = Math.min(one.grant.usedAtMs ?? usedAtMs, usedAtMs);
    },

    async redeem({ id, usedAtMs }, by) {
      const grant = held.find((one) => one.grant.id === id)?.grant;
      if (grant?.redeemed?.orderId === by.orderId) return { kind: 'repeated', grant: structuredClone(grant) };
      if (!grant || grant.returned || grant.redeemed || grant.usedAtMs !== usedAtMs) return { kind: 'lost' };
      grant.redeemed = by;
      grant.usedAtMs = by.atMs;
      return { kind: 'redeemed', grant: structuredClone(grant) };
    },

    async ofProfiles(profileIds) {
      return structuredClone(
        held.map(({ grant }) => grant).filter(({ profileId }) => profileIds.includes(profileId)),
      );
    },

    async addCodes(offerId, codes) {
      const known = new Set([
        ...(free.get(offerId) ?? []),
        ...held.flatMap(({ grant }) => (grant.offerId === offerId ? (grant.code ?? []) : [])),
      ]);
      const fresh = [...new Set(codes.map(asCode))].filter((code) => !known.has(code));
      free.set(offerId, [...(free.get(offerId) ?? []), ...fresh]);
      return { added: fresh.length };
    },

    async stock(offerId) {
      const taken = openOnes().filter(({ grant }) => grant.offerId === offerId && grant.code !== undefined);
      return { free: free.get(offerId)?.length ?? 0, taken: taken.length, isMore: false };
    },
  };
};
