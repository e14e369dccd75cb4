import type { Profile } from '../profile/profile.ts';
import type { Dependencies, Part } from './dependencies.ts';

type Difference = (before: Profile, after: Profile, on: Dependencies) => boolean;

const differs = (...keys: (keyof Profile)[]): Difference => {
  return (before, after) => keys.some((key) => before[key] !== after[key]);
};

const traitsDiffer: Difference = (before, after, { traits }) => {
  if (before.traits === after.traits) return false;
  return (
    traits.has('*') || [...traits].some((name) => before.traits[name]?.value !== after.traits[name]?.value)
  );
};

const countsDiffer: Difference = ({ stats: before }, { stats: after }, { times }) =>
  before.counted !== after.counted &&
  times.some(({ event }) => before.counted[event] !== after.counted[event]);

const isIn = ({ entries }: Profile, id: string): boolean => entries[id] !== undefined && !entries[id].ended;

/** By identity: the fold makes no new object of what it leaves as it is. The event is no part of a profile. */
const differences: Readonly<Record<Exclude<Part, 'event'>, Difference>> = {
  traits: traitsDiffer,
  addresses: differs('identities'),
  orders: differs('recentOrders', 'refunds', 'orderBase', 'counters', 'lastOrder'),
  seen: (before, after) =>
    before.lastSeenAtMs !== after.lastSeenAtMs || before.stats.sources !== after.stats.sources,
  views: (before, after) => before.stats.viewed !== after.stats.viewed,
  cart: differs('cart'),
  offer: differs('offers'),
  messages: differs('messages'),
  counted: countsDiffer,
  segments: (before, after, { segments }) =>
    [...segments].some((id) => before.segments?.[id] !== after.segments?.[id]),
  journeys: (before, after, { journeys }) => [...journeys].some((id) => isIn(before, id) !== isIn(after, id)),
};

/** May the outcome be another one after a change of the profile, its clock apart? Rather once too often than once too few. */
export const mayHaveChanged = (on: Dependencies, before: Profile, after: Profile): boolean =>
  [...on.parts].some((part) => part !== 'event' && differences[part](before, after, on));
