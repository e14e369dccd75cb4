import type { Grant, HeldOffers } from './grant.ts';
import { grantsOf, usedAtMsOf } from './held-offers.ts';

type Holder = { offers?: HeldOffers };

/** Grants of hers whose use became known, with its time. */
export const newlyUsed = (before: Holder, after: Holder): { grant: Grant; usedAtMs: number }[] => {
  if (before.offers === after.offers) return [];
  return grantsOf(after.offers).flatMap((grant) => {
    const usedAtMs = usedAtMsOf(after.offers, grant);
    const isNews = usedAtMs !== undefined && usedAtMs !== usedAtMsOf(before.offers, grant);
    return isNews ? [{ grant, usedAtMs }] : [];
  });
};
