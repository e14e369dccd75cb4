import type { EventEnvelope } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';

/** Said of a person whose points have changed. */
export const LOYALTY_CHANGED = 'Loyalty Points Changed';

export interface LoyaltyAsk {
  /** The winner of a merge first, then the losers: one person. */
  profileIds: readonly [string, ...string[]];
  /** Points, whole; below zero they are spent. */
  change: number;
  /** Tells this change from others: said again it counts once. */
  key: string;
  /** Only if there are so many now. */
  ifBalance?: number | undefined;
}

/** `repeated`: it was made before. `other-key`: the key stands for another change. */
export interface LoyaltyChanged {
  kind: 'changed' | 'repeated' | 'too-few' | 'other-balance' | 'other-key';
  balance: number;
}

/** All that is kept of her points. Why each change was made stands in her history. */
export interface HeldPoints {
  balance: number;
  /** `id` is a hash of the key. */
  changes: { id: string; change: number }[];
}

/** Points that the shop and the till add and spend: never below zero, however many do it at once. */
export interface Loyalty {
  balance(profileIds: readonly string[]): Promise<number>;
  /** Throws Conflict when she was merged meanwhile. */
  change(ask: LoyaltyAsk): Promise<LoyaltyChanged>;
}

export interface LoyaltySaid {
  change: number;
  balance: number;
  reason: string;
  key: string;
}

/** The trait that conditions and templates see; nobody outside sets it. */
export const LOYALTY_TRAIT = 'loyaltyBalance';

const COMMON = { source: 'loyalty', prefix: 'loyalty' };

/** How many she has, as a trait. Whoever has to say it more than once of one change counts the rounds. */
export const loyaltyBalanceIs = (
  profileId: string,
  { key, balance, round }: { key: string; balance: number; round: number },
  atMs: number,
): EventEnvelope =>
  ownEvent({
    ...{ ...COMMON, profileId, atMs, event: 'Identified', type: 'identify', properties: {} },
    parts: [key, balance, round],
    traits: { [LOYALTY_TRAIT]: balance },
  });

/** What happened, the same message however often it is said, and what she has now. */
export const loyaltyChanged = (profileId: string, said: LoyaltySaid, atMs: number): EventEnvelope[] => {
  const { key, ...properties } = said;
  return [
    ownEvent({ ...COMMON, profileId, atMs, event: LOYALTY_CHANGED, properties, parts: [key] }),
    loyaltyBalanceIs(profileId, { key, balance: said.balance, round: 0 }, atMs),
  ];
};
