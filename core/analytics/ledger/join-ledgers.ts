import type { Ledger, Place } from './ledger.ts';
import * as kinds from './lists.ts';

type Shut = Ledger['shut'];

const later = (a: Place | undefined, b: Place | undefined): Place | undefined =>
  a && b ? (kinds.comparePlaces(a, b) >= 0 ? a : b) : (a ?? b);

const laterOf = (a: Shut, b: Shut): Shut => {
  const names = ['orders', 'refunds', 'goals', 'unsubscribes'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const place = later(a[name], b[name]);
      return place ? [[name, place]] : [];
    }),
  );
};

/** What two ledgers of one person hold, each thing once. Whether it is frozen is for the first one to say. */
export const joinLedgers = (a: Ledger, b: Ledger): Ledger => {
  const met = [...new Set([...a.met, ...b.met])];
  const exposures = kinds.joined(kinds.exposures, [...a.exposures, ...b.exposures]);
  return {
    orders: kinds.joined(kinds.orders, [...a.orders, ...b.orders]),
    refunds: kinds.joined(kinds.refunds, [...a.refunds, ...b.refunds]),
    goals: kinds.joined(kinds.goals, [...a.goals, ...b.goals]),
    touches: kinds.joined(kinds.touches, [...a.touches, ...b.touches]),
    exposures: exposures.filter(({ row }) => !met.includes(kinds.experimentOf(row))),
    unsubscribes: kinds.joined(kinds.unsubscribes, [...a.unsubscribes, ...b.unsubscribes]),
    shut: laterOf(a.shut, b.shut),
    met,
    folded: [...new Set([...a.folded, ...b.folded])],
    ...(a.mergedInto !== undefined && { mergedInto: a.mergedInto }),
  };
};
