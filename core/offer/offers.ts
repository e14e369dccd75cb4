import type { Grant } from './grant.ts';
import type { Offer } from './offer.ts';

export interface GrantAsk {
  offer: Offer;
  /** The winner of a merge first, then the losers: one person. */
  profileIds: readonly string[];
  journeyId: string;
  enrollmentId: string;
  stepId: string;
  nowMs: number;
}

/**
 * `none-left`: the pool is empty, or `max` is reached. `over`: the moment it ends for everybody has passed. `unknown`: no such offer
 * is published.
 */
export type Granted =
  | { kind: 'granted'; grant: Grant }
  | { kind: 'none'; reason: 'none-left' | 'over' | 'unknown' };

/** What the journey and the person keep of it. */
export const grantOf = ({
  profileId: _p,
  enrollmentId: _e,
  stepId: _s,
  usedAtMs: _u,
  returned: _r,
  redeemed: _o,
  ...grant
}: StoredGrant): Grant => grant;

export interface StoredGrant extends Grant {
  /** Under which profile it lies. */
  profileId: string;
  enrollmentId: string;
  stepId: string;
  usedAtMs?: number;
  returned?: true;
  redeemed?: Redemption;
}

/** For which order a promise was kept, at the till or on the phone. That cannot be undone. */
export interface Redemption {
  orderId: string;
  atMs: number;
  /** Names the request that did it. */
  key?: string;
}

/** `lost`: it was redeemed, used or taken back since it was read. */
export type Redeemed = { kind: 'redeemed' | 'repeated'; grant: StoredGrant } | { kind: 'lost' };

export interface Stock {
  /** Codes of the pool that nobody has, and codes that somebody has. */
  free: number;
  taken: number;
  /** There are more than were counted. */
  isMore: boolean;
}

/** What was promised to whom, and the codes that stand for it. A code is never two people's. */
export interface Offers {
  /**
   * Once per person, offer and journey; asked again, by whomever, it is the same grant. Throws Conflict while somebody else is about
   * to make it.
   */
  grant(ask: GrantAsk): Promise<Granted>;
  /** Nobody was told: the code goes back. Safe to repeat; what was used, or is another enrollment's too, stays. Answers whether it went back. */
  giveBack(grant: Grant, by: { profileId: string; enrollmentId: string }): Promise<boolean>;
  /** Keeps the earliest use. Of a grant that is not there nothing is kept. */
  markUsed(grant: Grant, profileIds: readonly string[], usedAtMs: number): Promise<void>;
  /**
   * One conditional write: of many orders one gets it, and the same order gets it again. `grant` as it was read: a use that
   * was known then is taken for undone.
   */
  redeem(grant: StoredGrant, by: Redemption): Promise<Redeemed>;
  /** All of a person, those that went back included. */
  ofProfiles(profileIds: readonly string[]): Promise<StoredGrant[]>;
  /** Puts codes into the pool; those that were ever in it are left out. */
  addCodes(offerId: string, codes: readonly string[], nowMs: number): Promise<{ added: number }>;
  stock(offerId: string): Promise<Stock>;
}
