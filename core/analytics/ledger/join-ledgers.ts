import type { Ledger } from './ledger.ts';
import * as kinds from './lists.ts';

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** What two ledgers of one person hold, each thing once. Whether it is frozen is for the first one to say. */
export const joinLedgers = (a: Ledger, b: Ledger): Ledger => {
  const past = union(a.past, b.past);
  const known = new Set(past);
  return {
    orders: kinds.joined(kinds.orders, [...a.orders, ...b.orders], known),
    refunds: kinds.joined(kinds.refunds, [...a.refunds, ...b.refunds], known),
    goals: kinds.joined(kinds.goals, [...a.goals, ...b.goals], known),
    touches: kinds.joined(kinds.touches, [...a.touches, ...b.touches], known),
    exposures: kinds.joined(kinds.exposures, [...a.exposures, ...b.exposures], known),
    unsubscribes: kinds.joined(kinds.unsubscribes, [...a.unsubscribes, ...b.unsubscribes], known),
    past,
    folded: union(a.folded, b.folded),
    ...(a.mergedInto !== undefined && { mergedInto: a.mergedInto }),
  };
};
