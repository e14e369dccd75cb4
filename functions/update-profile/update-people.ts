import { Conflict } from '../../core/errors.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { withoutMoved } from '../../core/journey/further-along.ts';
import type { Reaction } from '../../core/journey/react.ts';
import { newlyUsed } from '../../core/offer/newly-used.ts';
import { interestsIn, wantsInterests } from '../../core/product/interest.ts';
import { historyOf } from '../../core/profile/history-of.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import { withMarks } from '../../core/profile/merge-profiles.ts';
import { mergeRecordsOf } from '../../core/profile/merge-records-of.ts';
import { isStaff } from '../../core/profile/staff.ts';
import type { Member, Move, WorkingSet } from '../../core/profile/working-set.ts';
import { endDoubles } from './end-doubles.ts';
import { foldEvents } from './fold-events.ts';
import { judgeMember } from './judge-member.ts';
import { disarm, keepSegments, type Touched } from './keep-segments.ts';
import { pinnedStructures } from './pinned-structures.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { reactWithinCaps } from './react-within-caps.ts';
import { renewExpiry } from './renew-expiry.ts';
import type { Rules } from './rules.ts';

/** What attempts have begun: the last one sets it right. */
interface Trace {
  made: Map<string, Enrollment>;
  touched: Touched;
}

/** Folding anew after a lost write, so many times. */
const RETRIES = 5;

/** Folds a group of events into the people they concern. Throws Conflict when others kept writing first. */
export const updatePeople = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  events: readonly Incoming[],
): Promise<void> => {
  const trace: Trace = { made: new Map(), touched: new Map() };
  const touched = new Set<string>();
  for (let attempt = 0; ; attempt++) {
    try {
      const set = await foldEvents(ports, rules.fold, events, { fresh: attempt > 0 });
      for (const { id, changed } of set.members.values()) if (changed) touched.add(id);
      const wanted = await write(ports, rules, set, trace);
      await takeBack(ports, trace.made, wanted);
      if (attempt > 0) await sweepGone(ports, touched);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      await ports.backOff(attempt + 1);
    }
  }
};

/** Who lost against an erase may have put history and more under her before he knew. */
const sweepGone = async ({ profiles, erasure }: UpdateProfilePorts, touched: ReadonlySet<string>) => {
  for (const id of (await profiles.gone([...touched])).keys()) await erasure.sweep(id);
};

/**
 * Pointers and frozen losers first, then all effects, and last the profiles, which mark the events as applied. Who gives a
 * browser away is written before it is taken: nobody lists what points to another.
 */
const write = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  set: WorkingSet,
  trace: Trace,
): Promise<Set<string>> => {
  const changed = [...set.members.values()].filter((member) => member.changed);
  await renewExpiry(ports, rules.retention, set, changed);
  await putPointers(ports, set);
  await Promise.all(set.freezes.map((freeze) => freezeLoser(ports, set, freeze)));
  const reactions = await Promise.all(changed.map((member) => carryOut(ports, rules, member, trace)));
  const [merged, switched] = partition([...set.moves.values()], (move) => isOfMerge(changed, move));
  const [giving, others] = partition(changed, ({ gives, unborn }) => gives && !unborn);
  await saveAll(ports, giving);
  await movePointers(ports, set, switched);
  await saveAll(ports, others);
  await movePointers(ports, set, merged);
  await Promise.all(changed.map((member) => disarm(ports, member)));
  return new Set(reactions.flat());
};

const saveAll = async ({ profiles }: UpdateProfilePorts, members: readonly Member[]): Promise<void> => {
  await Promise.all(members.map(({ profile, version }) => profiles.save(profile, version)));
};

/**
 * The ids decide one after the other who a new person is: the loser of a race adopts by folding anew. Contacts follow,
 * so that nobody holds an address of somebody she turns out not to be.
 */
const putPointers = async ({ profiles }: UpdateProfilePorts, set: WorkingSet): Promise<void> => {
  const { claims } = set;
  const put = async ({ identity, profileId }: Claim) => {
    const owner = await profiles.claim(identity, profileId, expiryOf(set, profileId));
    if (owner !== profileId) throw new Conflict('pointer');
  };
  const inOrder = [...claims].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
  const [contacts, ids] = partition(inOrder, ({ identity }) => !ID_NAMESPACES.has(identity.namespace));
  for (const claim of ids) await put(claim);
  await Promise.all(contacts.map(put));
};

type Claim = WorkingSet['claims'] extends Map<string, infer C> ? C : never;
const ID_NAMESPACES = new Set(['anonymousId', 'userId']);

/** Kept as long as the winner, so that her old id leads there. */
const freezeLoser = (
  { profiles }: UpdateProfilePorts,
  set: WorkingSet,
  { loser, winnerId, note: merged }: WorkingSet['freezes'][number],
) => {
  const expiresAtSeconds = expiryOf(set, winnerId);
  const frozen = { ...loser.stored, mergedInto: winnerId, merged };
  return profiles.save(
    expiresAtSeconds === undefined ? frozen : { ...frozen, expiresAtSeconds },
    loser.version,
  );
};

const isOfMerge = (changed: readonly Member[], { from, to }: Move): boolean =>
  changed.some(({ id, profile }) => id === to && profile.mergedFrom.includes(from));

const partition = <T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] => [
  all.filter(test),
  all.filter((one) => !test(one)),
];

const movePointers = async (
  { profiles }: UpdateProfilePorts,
  set: WorkingSet,
  moves: readonly Move[],
): Promise<void> => {
  await Promise.all(
    moves.map(({ identity, from, to }) => profiles.repoint(identity, from, to, expiryOf(set, to))),
  );
};

const expiryOf = ({ members }: WorkingSet, profileId: string) =>
  members.get(profileId)?.profile.expiresAtSeconds;

/**
 * Everything that follows from a person's events, safe to repeat: what became of her segments, then what journeys make of it all.
 * Where being inside a journey decides over a segment, once more. Answers the enrollments that are wanted.
 */
const carryOut = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  trace: Trace,
): Promise<string[]> => {
  await keepMerges(ports, rules, member);
  await keepUses(ports, member);
  if (wantsInterests(rules.journeys.byTrigger)) await keepInterests(ports, member);
  const judged = judgeMember(rules, member, { ...member, after: member.profile, nowMs: ports.clock.now() });
  member.profile = judged.profile;
  const wanted = await follow(ports, rules, member, trace, inTime([...member.events, ...judged.events]));
  await keepSegments(ports, member, trace.touched);
  return wanted;
};

const inTime = (events: readonly AppliedEvent[]): AppliedEvent[] =>
  events.toSorted((a, b) => a.atMs - b.atMs);

/** What journeys make of events, and what segments make of that. */
const follow = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  { made }: Trace,
  events: readonly AppliedEvent[],
): Promise<string[]> => {
  const before = member.profile;
  const { enter, timeline } = await react(ports, rules, member, made, events);
  const history = [...historyOf(member), ...timeline];
  const wanted = enter.map(({ id }) => id);
  if (rules.segments.byJourney.length > 0 && member.profile !== before) {
    const judged = judgeMember(rules, member, { before, after: member.profile, nowMs: ports.clock.now() });
    member.profile = judged.profile;
    if (judged.events.length > 0) {
      const more = await react(ports, rules, member, made, judged.events);
      history.push(...more.timeline);
      wanted.push(...more.enter.map(({ id }) => id));
    }
  }
  if (history.length > 0) await ports.timeline.append(history);
  return wanted;
};

const react = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  made: Map<string, Enrollment>,
  events: readonly AppliedEvent[],
): Promise<Reaction> => {
  const reaction = await reactionOf(ports, rules, member, events);
  const { enter, exit, wake, keep, entries } = reaction;
  member.profile = withMarks(member.profile, entries);
  await Promise.all(enter.map((enrollment) => begin(ports, enrollment, made)));
  await Promise.all([...exit, ...keep].map((enrollment) => ports.enrollments.save(enrollment)));
  await Promise.all(wake.map((enrollment) => goOn(ports, enrollment)));
  return reaction;
};

/** Who looked at what is written down while journeys start by what becomes of products. */
const keepInterests = async ({ interests, clock }: UpdateProfilePorts, { id, events }: Member) => {
  const { shown, bought } = interestsIn(events, clock.now());
  await Promise.all([
    ...[...shown].map(([productId, atMs]) => interests.put(id, productId, atMs)),
    ...[...bought].map((productId) => interests.remove(id, productId)),
  ]);
};

/** A code that was used goes back to no pool. */
const keepUses = async ({ offers }: UpdateProfilePorts, { before, profile }: Member) => {
  const ids = [profile.id, ...profile.mergedFrom];
  const uses = newlyUsed(before, profile);
  await Promise.all(uses.map(({ grant, usedAtMs }) => offers.markUsed(grant, ids, usedAtMs)));
};

const keepMerges = async ({ mergeLog }: UpdateProfilePorts, { fold, retention }: Rules, member: Member) => {
  const records = mergeRecordsOf(member, fold, retention.history);
  await Promise.all(records.map((record) => mergeLog.put(record)));
};

const nothing: Reaction = { enter: [], exit: [], wake: [], keep: [], timeline: [], entries: {} };

const reactionOf = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  events: readonly AppliedEvent[],
): Promise<Reaction> => {
  const { shop, contact, fold, experiments } = rules;
  const journeys = isStaff(member.profile, fold.people) ? rules.staffJourneys : rules.journeys;
  const { before, sharedJourneys: shared } = member;
  const reacts =
    events.length > 0 &&
    ports.journeys.needsEnrollments(journeys, before, member.profile, events, fold.people.rfm);
  if (!reacts && shared.length === 0) return nothing;
  const { id, mergedFrom } = member.profile;
  const all = await ports.enrollments.ofProfiles([id, ...mergedFrom]);
  const isOne = mergedFrom.length === 0;
  const { enrollments, marks } = isOne
    ? { enrollments: all, marks: {} }
    : await endDoubles(ports, journeys, id, all);
  if (!reacts) return { ...nothing, entries: marks };
  const after = withMarks(member.profile, marks);
  const ask = {
    journeys,
    before,
    after,
    events,
    enrollments: withoutMoved(enrollments),
    nowMs: ports.clock.now(),
    shop,
    experiments,
    pinned: await pinnedStructures(ports, journeys, enrollments),
    rfm: fold.people.rfm,
  };
  const reaction = await reactWithinCaps(ports, ask, contact.timezone);
  return { ...reaction, entries: { ...marks, ...reaction.entries } };
};

const begin = async (
  ports: UpdateProfilePorts,
  enrollment: Enrollment,
  made: Map<string, Enrollment>,
): Promise<void> => {
  if ((await ports.enrollments.create(enrollment)) === 'created') made.set(enrollment.id, enrollment);
  const { profileId, id: enrollmentId, wakeNo, wakesAtMs } = enrollment;
  if (wakesAtMs !== undefined) await ports.wakes.arm({ profileId, enrollmentId, wakeNo }, wakesAtMs);
};

/** Armed before the write that names the wake. */
const goOn = async (ports: UpdateProfilePorts, enrollment: Enrollment): Promise<void> => {
  const { profileId, id: enrollmentId, wakeNo, wakesAtMs } = enrollment;
  await ports.wakes.arm({ profileId, enrollmentId, wakeNo }, wakesAtMs ?? ports.clock.now());
  await ports.enrollments.save(enrollment);
};

/** What an earlier attempt began and the last one did not want. */
const takeBack = async (
  { enrollments }: UpdateProfilePorts,
  made: ReadonlyMap<string, Enrollment>,
  wanted: ReadonlySet<string>,
): Promise<void> => {
  const unwanted = [...made.values()].filter(({ id }) => !wanted.has(id));
  await Promise.all(unwanted.map((enrollment) => enrollments.removeUntouched(enrollment)));
};
