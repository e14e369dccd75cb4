import type { ChangesAt } from '../condition/answers.ts';
import type { Grant, HeldOffers } from './grant.ts';
import { grantsOf, isOpen, usedAtMsOf } from './held-offers.ts';
import type { Terms } from './offer.ts';

/** A grant as conditions, templates and the API show it. A code that can be used no more is not shown: nobody shall promise it. */
export interface OfferView {
  id: string;
  name?: string;
  terms: Terms;
  status: 'open' | 'used' | 'expired';
  code?: string;
  grantedAt: string;
  expiresAt?: string;
  usedAt?: string;
  journeyId: string;
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

export const offerView = (held: HeldOffers | undefined, grant: Grant, nowMs: number): OfferView => {
  const { offerId: id, name, terms, code, journeyId, expiresAtMs } = grant;
  const usedAtMs = usedAtMsOf(held, grant);
  const status = usedAtMs !== undefined ? 'used' : isOpen(held, grant, nowMs) ? 'open' : 'expired';
  return {
    id,
    ...(name !== undefined && { name }),
    terms,
    status,
    ...(status === 'open' && code !== undefined && { code }),
    grantedAt: iso(grant.grantedAtMs),
    ...(expiresAtMs !== undefined && { expiresAt: iso(expiresAtMs) }),
    ...(usedAtMs !== undefined && { usedAt: iso(usedAtMs) }),
    journeyId,
  };
};

export interface OffersAsk {
  held: HeldOffers | undefined;
  nowMs: number;
  changesAt?: ChangesAt | undefined;
}

/** All of hers, the latest first. */
export const offerViews = ({ held, nowMs, changesAt }: OffersAsk): OfferView[] =>
  grantsOf(held).map((grant) => {
    if (changesAt && grant.expiresAtMs !== undefined && nowMs < grant.expiresAtMs)
      changesAt(grant.expiresAtMs);
    return offerView(held, grant, nowMs);
  });

/** One that went back may be somebody else's by now: whoever is put back into a journey promises it no more. */
const wentBack = (held: HeldOffers | undefined, { id }: Grant): boolean =>
  held?.grants.some((one) => one.id === id && one.returned === true) ?? false;

/** The root `offer`: what this journey promised her, else the latest open promise; empty where there is none. */
export const offerRoot = (ask: OffersAsk, own?: Grant): OfferView | Record<string, never> => {
  if (own && !wentBack(ask.held, own))
    return offerViews({ ...ask, held: { grants: [own], coupons: ask.held?.coupons ?? [] } })[0] ?? {};
  return offerViews(ask).find(({ status }) => status === 'open') ?? {};
};
