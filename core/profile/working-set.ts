import type { Unsubscribed } from '../consent/unsubscribed.ts';
import type { AppliedEvent } from '../journey/applied-event.ts';
import { markIn } from '../journey/marks.ts';
import type { Stored } from '../ports.ts';
import { areApart, hasUserId } from './acquaintance.ts';
import { cartOpenedBy } from './cart-opened-by.ts';
import { emptyProfile } from './empty-profile.ts';
import type { FoldRules } from './fold-rules.ts';
import { identityKey } from './identity-key.ts';
import type { Incoming } from './incoming.ts';
import type { MergeCause, MergeNote } from './merge-note.ts';
import { mergeInto, survivorOf } from './merge-profiles.ts';
import type { Identity, Profile } from './profile.ts';

/** One person while a batch is folded into her. */
export interface Member {
  id: string;
  profile: Profile;
  /** As she was before the first event of the batch, merges done. */
  before: Profile;
  /** As it lies in the table, with its version; 0 = not there yet. */
  stored: Profile;
  version: number;
  /** Made here: nobody else knows the id. */
  unborn: boolean;
  changed: boolean;
  /** Something of hers has become another's: she is written before it is taken. */
  gives: boolean;
  /** What was applied, derived events included, in the order of event time. */
  events: AppliedEvent[];
  applied: Incoming[];
  /** What she said no to, having said yes before. */
  unsubscribed: Unsubscribed[];
  /** Profiles that became hers in this batch. */
  absorbed: string[];
  /** The same, as they were stored, and how it came. */
  merges: Merge[];
  /** Journeys that two of them have a mark of, one of which goes on. */
  sharedJourneys: string[];
}

export interface Merge {
  loser: Profile;
  note: MergeNote;
}

export interface Move {
  identity: Identity;
  from: string;
  to: string;
}

/**
 * Everybody a group of events may concern, and what the table has to be told besides the profiles themselves. It is changed in
 * place while the group is folded: one batch, one set, thrown away on a lost write.
 */
export interface WorkingSet {
  members: Map<string, Member>;
  /** identityKey → id of the member. */
  owners: Map<string, string>;
  /** Pointers to put, if nobody else has them. */
  claims: Map<string, { identity: Identity; profileId: string }>;
  /** Pointers to move. */
  moves: Map<string, Move>;
  /** Stored losers to freeze before anything else is written. */
  freezes: { loser: Member; winnerId: string; note: MergeNote }[];
  /** Who was read along, frozen profiles and people told apart from members included. */
  others: ReadonlyMap<string, Stored<Profile>>;
  /** What makes one of two right now. */
  cause: MergeCause;
  /** identityKey → when somebody who had it was erased; of identities that were nobody's when the batch came in. */
  erased: ReadonlyMap<string, number>;
  rules: FoldRules;
  newId(): string;
  nowMs: number;
}

export const memberOf = (stored: Profile, version: number): Member => ({
  id: stored.id,
  profile: stored,
  before: stored,
  stored,
  version,
  unborn: false,
  changed: false,
  gives: false,
  events: [],
  applied: [],
  unsubscribed: [],
  absorbed: [],
  merges: [],
  sharedJourneys: [],
});

export const ownerOf = (set: WorkingSet, identity: Identity): Member | undefined =>
  set.members.get(set.owners.get(identityKey(identity)) ?? '');

/** Somebody of whom nothing was known. */
export const mint = (set: WorkingSet): Member => {
  const member = { ...memberOf(emptyProfile(set.newId(), set.nowMs), 0), unborn: true };
  set.members.set(member.id, member);
  return member;
};

/** Takes an identity that has no owner for a member. */
export const claimFor = (set: WorkingSet, member: Member, identity: Identity): void => {
  const key = identityKey(identity);
  if (set.owners.has(key)) return;
  set.owners.set(key, member.id);
  set.claims.set(key, {
    identity: { namespace: identity.namespace, value: identity.value },
    profileId: member.id,
  });
};

/** Makes another member the owner of an identity: a new login on a shared device. */
export const switchOwner = (set: WorkingSet, identity: Identity, to: Member): void => {
  const from = ownerOf(set, identity);
  if (!from || from === to) return;
  const key = identityKey(identity);
  from.profile = {
    ...from.profile,
    identities: from.profile.identities.filter((one) => identityKey(one) !== key),
  };
  from.changed = true;
  from.gives = true;
  reassign(set, identity, from.id, to.id);
};

/**
 * Makes one person of two. The survivor is chosen by rule; one that nobody knows yet leaves no trace. Whom an operator told
 * apart stays apart: then the answer is `a`.
 */
export const join = (set: WorkingSet, a: Member, b: Member): Member => {
  if (a === b || areApart(a.profile, b.profile)) return a;
  const survivor = survivorOf(a.profile, b.profile);
  const isA = a.unborn === b.unborn ? survivor.winner === a.profile : b.unborn;
  const [winner, loser] = isA ? [a, b] : [b, a];
  const note: MergeNote = { atMs: set.nowMs, ...set.cause, rule: survivor.rule };
  absorb(set, winner, loser, note);
  const keys = [...set.owners].filter(([, id]) => id === loser.id).map(([key]) => key);
  const pointed = new Map<string, Identity>(loser.profile.identities.map((one) => [identityKey(one), one]));
  for (const key of keys) if (!pointed.has(key)) pointed.set(key, identityAt(key));
  for (const identity of pointed.values()) reassign(set, identity, loser.id, winner.id);
  if (!loser.unborn) set.freezes.push({ loser, winnerId: winner.id, note });
  for (const freeze of set.freezes) if (freeze.winnerId === loser.id) freeze.winnerId = winner.id;
  set.members.delete(loser.id);
  return winner;
};

/** An operator's word lifts what an operator said before; nobody's makes one of two userIds. */
export const joinByHand = (set: WorkingSet, a: Member, b: Member): Member => {
  if (hasUserId(a.profile) && hasUserId(b.profile)) return a;
  const lift = (one: Member, other: Member): void => {
    const { apart = [], ...rest } = one.profile;
    const left = apart.filter((id) => id !== other.id && !other.profile.mergedFrom.includes(id));
    one.profile = { ...rest, ...(left.length > 0 && { apart: left }) };
  };
  lift(a, b);
  lift(b, a);
  return join(set, a, b);
};

const absorb = ({ rules }: WorkingSet, winner: Member, loser: Member, note: MergeNote): void => {
  winner.sharedJourneys = [
    ...winner.sharedJourneys,
    ...loser.sharedJourneys,
    ...sharedJourneys(winner.profile, loser.profile),
  ];
  winner.merges = [
    ...winner.merges,
    ...loser.merges,
    ...(loser.unborn ? [] : [{ loser: loser.stored, note }]),
  ];
  const forget = (profile: Profile): Profile =>
    loser.unborn ? { ...profile, mergedFrom: profile.mergedFrom.filter((id) => id !== loser.id) } : profile;
  const merged = mergeInto(winner.profile, loser.profile, rules);
  const opened = cartOpenedBy(merged, [winner.profile, loser.profile], note);
  winner.profile = forget(merged);
  winner.before = forget(mergeInto(winner.before, loser.before, rules));
  const events = [...winner.events, ...loser.events, ...opened];
  winner.events = events.toSorted((x, y) => x.atMs - y.atMs);
  winner.applied = [...winner.applied, ...loser.applied];
  winner.unsubscribed = [...winner.unsubscribed, ...loser.unsubscribed];
  winner.absorbed = [...winner.absorbed, ...loser.absorbed, ...(loser.unborn ? [] : [loser.id])];
  winner.changed = true;
  winner.gives ||= loser.gives;
};

/** Journeys that both have a mark of, one of which goes on: which of the two stands for her only the enrollments tell. */
export const sharedJourneys = (a: Profile, b: Profile): string[] => {
  return Object.keys(a.entries).filter((journeyId) => {
    const [ofA, ofB] = [markIn(a.entries, journeyId), markIn(b.entries, journeyId)];
    return ofA !== undefined && ofB !== undefined && !(ofA.ended && ofB.ended);
  });
};

/** What is only claimed so far is claimed for another; what points already is moved. */
const reassign = (set: WorkingSet, { namespace, value }: Identity, from: string, to: string): void => {
  const identity = { namespace, value };
  const key = identityKey(identity);
  const origin = set.moves.get(key)?.from ?? from;
  set.owners.set(key, to);
  if (set.claims.has(key)) set.claims.set(key, { identity, profileId: to });
  else set.moves.set(key, { identity, from: origin, to });
};

export const identityAt = (key: string): Identity => {
  const at = key.indexOf('#');
  return { namespace: key.slice(0, at), value: key.slice(at + 1) };
};
