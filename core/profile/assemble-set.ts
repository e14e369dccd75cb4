import type { Stored } from '../ports.ts';
import { cartOpenedBy } from './cart-opened-by.ts';
import { emptyProfile } from './empty-profile.ts';
import type { FoldRules } from './fold-rules.ts';
import { identityKey } from './identity-key.ts';
import { type MergeNote, unknownCause } from './merge-note.ts';
import { mergeInto, survivorOf, thaw } from './merge-profiles.ts';
import type { Profile } from './profile.ts';
import { identityAt, type Member, memberOf, sharedJourneys, type WorkingSet } from './working-set.ts';

export interface Found {
  /** identityKey → profile id, as the pointers say. */
  pointers: ReadonlyMap<string, string>;
  /** All profiles on the way from these ids to where their `mergedInto` ends. */
  stored: ReadonlyMap<string, Stored<Profile>>;
  /** Profiles that events name by id. */
  ids: readonly string[];
  /** identityKey → when somebody who had it was erased. */
  erased?: ReadonlyMap<string, number>;
  rules: FoldRules;
  newId(): string;
  nowMs: number;
}

/** Who is concerned, with merges that somebody left half-done finished. */
export const assembleSet = (found: Found): WorkingSet => {
  const { rules, newId, nowMs, erased = new Map() } = found;
  const set: WorkingSet = {
    members: new Map(),
    owners: new Map(),
    claims: new Map(),
    moves: new Map(),
    freezes: [],
    others: found.stored,
    cause: unknownCause,
    erased,
    rules,
    newId,
    nowMs,
  };
  for (const id of found.ids) if (found.stored.has(id)) winnerFor(set, found, id);
  for (const [key, id] of found.pointers) {
    const winner = winnerFor(set, found, id);
    set.owners.set(key, winner.id);
    if (winner.id !== id) set.moves.set(key, { identity: identityAt(key), from: id, to: winner.id });
  }
  return set;
};

/** From the first profile to the one where everything of hers is now. In a cycle that is the smallest id. */
export const pathOf = (stored: Found['stored'], id: string): string[] => {
  const path = [id];
  for (
    let next = stored.get(id)?.value.mergedInto;
    next !== undefined;
    next = stored.get(next)?.value.mergedInto
  ) {
    const at = path.indexOf(next);
    if (at >= 0) return [...path.filter((one) => one !== smallest(path.slice(at))), smallest(path.slice(at))];
    path.push(next);
  }
  return path;
};

const smallest = (ids: readonly string[]): string => ids.toSorted()[0] ?? '';

const winnerFor = (set: WorkingSet, found: Found, id: string): Member => {
  const path = pathOf(found.stored, id);
  const winnerId = path.at(-1) ?? id;
  const winner = set.members.get(winnerId) ?? thawed(found, winnerId);
  set.members.set(winnerId, winner);
  for (const loserId of path.slice(0, -1).toReversed()) finish(set, winner, found.stored.get(loserId)?.value);
  return winner;
};

/** A pointer may lead to somebody who was never written: her first event is still on its way. */
const thawed = ({ stored, nowMs }: Found, id: string): Member => {
  const one = stored.get(id);
  const member = memberOf(one?.value ?? emptyProfile(id, nowMs), one?.version ?? 0);
  if (member.stored.mergedInto === undefined) return member;
  const profile = thaw(member.stored);
  return { ...member, profile, before: profile, changed: true };
};

const noteOf = ({ nowMs }: WorkingSet, winner: Member, loser: Profile): MergeNote => {
  const { rule } = survivorOf(winner.profile, loser);
  const note = loser.merged ?? { atMs: nowMs, ...unknownCause, rule };
  return winner.stored.mergedInto === undefined ? note : { ...note, rule: 'cycle' };
};

/** Folds a frozen loser in, if that has not happened yet, and has her pointers moved. */
const finish = (set: WorkingSet, winner: Member, loser: Profile | undefined): void => {
  if (!loser || winner.profile.mergedFrom.includes(loser.id)) return;
  const note = noteOf(set, winner, loser);
  winner.merges.push({ loser, note });
  winner.sharedJourneys.push(...sharedJourneys(winner.profile, loser));
  const merged = mergeInto(winner.profile, loser, set.rules);
  winner.events.push(...cartOpenedBy(merged, [winner.profile, loser], note));
  winner.profile = merged;
  winner.before = merged;
  winner.changed = true;
  winner.absorbed.push(loser.id);
  for (const { namespace, value } of loser.identities) {
    const identity = { namespace, value };
    set.owners.set(identityKey(identity), winner.id);
    set.moves.set(identityKey(identity), { identity, from: loser.id, to: winner.id });
  }
};
