import { mergeLogs } from '../cart/log.ts';
import { register, registerPending } from '../consent/register.ts';
import { mergeOffers } from '../offer/held-offers.ts';
import { defaultRules, type FoldRules } from './fold-rules.ts';
import { isAddress, mergeLinks } from './links.ts';
import type { SurvivorRule } from './merge-note.ts';
import { mergeMessages } from './message-marks.ts';
import { mergeMarks } from './operator/marks.ts';
import { mergeOrders } from './orders.ts';
import type { EntryMark, Profile } from './profile.ts';
import { remember, rememberEntries } from './seen.ts';
import { mergeSegmentMarks } from './segment-marks.ts';
import { mergeStats } from './stats/stats-after.ts';
import { mergeTraits, observe } from './traits.ts';
import { unjudged } from './unjudged.ts';

const MAX_MERGED = 100;
/** People told apart from one and the same. */
export const MAX_APART = 20;
const MAX_ENTRIES = 50;

const RULES = ['userId', 'contact', 'orders', 'oldest'] as const;

/** Of two profiles of one person the one that stays: with a userId, with a verified contact, with orders, the oldest. */
export const survivorOf = (
  a: Profile,
  b: Profile,
): { winner: Profile; loser: Profile; rule: SurvivorRule } => {
  const ranks = [rankOf(a), rankOf(b)] as const;
  const at = ranks[0].findIndex((value, index) => value !== ranks[1][index]);
  const rule = RULES[at] ?? 'id';
  const difference = (ranks[0][at] ?? 0) - (ranks[1][at] ?? 0) || (a.id < b.id ? 1 : -1);
  return difference > 0 ? { winner: a, loser: b, rule } : { winner: b, loser: a, rule };
};

const rankOf = ({ identities, counters, createdAtMs }: Profile): number[] => [
  Number(identities.some(({ namespace }) => namespace === 'userId')),
  Number(identities.some(({ namespace, verified }) => verified === true && isAddress(namespace))),
  Number(counters.orders > 0),
  -createdAtMs,
];

/** One profile of two, under the id of the winner; it does not matter which is named first but for the ids. */
export const mergeInto = (winner: Profile, loser: Profile, { people, counted }: FoldRules): Profile => {
  const { staff: _staff, bot: _bot, lastVisitAtMs: _visit, apart: _apart, ...own } = unjudged(thaw(winner));
  const messages = mergeMessages(winner.messages, loser.messages);
  const apart = apartFrom(winner, loser);
  const offers = mergeOffers(winner.offers, loser.offers);
  const lastVisitAtMs = Math.max(winner.lastVisitAtMs ?? 0, loser.lastVisitAtMs ?? 0);
  return {
    ...own,
    createdAtMs: Math.min(winner.createdAtMs, loser.createdAtMs),
    identities: mergeLinks(winner.identities, loser.identities),
    traits: mergeTraits(winner.traits, loser.traits, people.traits),
    observed: observe(winner.observed, loser.observed),
    consents: register(winner.consents, loser.consents),
    pendingConsents: registerPending(winner.pendingConsents, loser.pendingConsents),
    cart: mergeLogs(winner.cart, loser.cart),
    ...mergeOrders(winner, loser),
    ...mergeMarks(winner, loser),
    ...mergeSegmentMarks(winner, loser),
    ...(messages && { messages }),
    stats: mergeStats(winner, loser, counted),
    firstSeenAtMs: Math.min(winner.firstSeenAtMs, loser.firstSeenAtMs),
    lastSeenAtMs: Math.max(winner.lastSeenAtMs, loser.lastSeenAtMs),
    ...(lastVisitAtMs > 0 && { lastVisitAtMs }),
    ...(offers && { offers }),
    entries: mergeEntries(winner.entries, withLuck(loser)),
    ...remember(rememberedBy(winner, loser), loser.seen),
    seenEntries: rememberEntries(loser.seenEntries, winner.seenEntries),
    ...((winner.staff || loser.staff) && { staff: true }),
    ...(isRobot(winner, loser) && { bot: true }),
    mergedFrom: ancestors(winner, loser),
    ...(apart.length > 0 && { apart }),
  };
};

/** Her own again. */
export const thaw = ({ mergedInto: _into, merged: _note, ...profile }: Profile): Profile => profile;

/** One profile of two; the survivor is chosen by rule. */
export const mergeProfiles = (a: Profile, b: Profile, rules: FoldRules = defaultRules): Profile => {
  const { winner, loser } = survivorOf(a, b);
  return winner.id === loser.id ? winner : mergeInto(winner, loser, rules);
};

/** A robot is who never was anything else; one of whom nothing was heard says nothing about it. */
const isRobot = (...both: Profile[]): boolean =>
  both.some(({ bot }) => bot) && both.every(({ bot, lastSeenAtMs }) => bot || lastSeenAtMs === 0);

const rememberedBy = (winner: Profile, loser: Profile) => ({
  seen: winner.seen,
  seenLowWaterMs: Math.max(winner.seenLowWaterMs, loser.seenLowWaterMs),
});

/** Whoever is told apart from one of them is so from both, but for each other. */
const apartFrom = (winner: Profile, loser: Profile): string[] => {
  const own = new Set([winner.id, loser.id, ...winner.mergedFrom, ...loser.mergedFrom]);
  const all = [...new Set([...(winner.apart ?? []), ...(loser.apart ?? [])])].toSorted();
  return all.filter((id) => !own.has(id)).slice(-MAX_APART);
};

const ancestors = (winner: Profile, loser: Profile): string[] =>
  [...new Set([...winner.mergedFrom, ...loser.mergedFrom, loser.id])]
    .filter((id) => id !== winner.id)
    .slice(-MAX_MERGED);

/** The later entry per journey; at the same time one that is still going on. */
export const mergeEntries = (a: Profile['entries'], b: Profile['entries']): Profile['entries'] => {
  const marks = new Map(Object.entries(a));
  for (const [journeyId, mark] of Object.entries(b)) {
    const held = marks.get(journeyId);
    marks.set(journeyId, held && markRank(held) > markRank(mark) ? held : mark);
  }
  const all = [...marks].toSorted(([x, p], [y, q]) => q.atMs - p.atMs || (x < y ? -1 : 1));
  return Object.fromEntries(all.slice(0, MAX_ENTRIES));
};

/** What chance was drawn by stays what it was. */
const withLuck = ({ id, entries }: Profile): Profile['entries'] =>
  Object.fromEntries(Object.entries(entries).map(([key, mark]) => [key, { luckId: id, ...mark }]));

const markRank = ({ atMs, ended, enrollmentId }: EntryMark): string =>
  `${String(atMs).padStart(15, '0')}${ended ? 0 : 1}${enrollmentId}`;

/** The profile with the latest word on its entries into journeys. */
export const withMarks = (profile: Profile, marks: Profile['entries']): Profile =>
  Object.keys(marks).length === 0
    ? profile
    : { ...profile, entries: mergeEntries({}, { ...profile.entries, ...marks }) };
