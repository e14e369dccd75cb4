import type { Tell } from '../../core/analytics/told/tell.ts';
import { Conflict } from '../../core/errors.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { isSameEntry } from '../../core/journey/enter.ts';
import { type Reaction, saidOfEnds } from '../../core/journey/reaction-sheet.ts';
import { newlyUsed } from '../../core/offer/newly-used.ts';
import { interestsIn, wantsInterests } from '../../core/product/interest.ts';
import { historyOf } from '../../core/profile/history-of.ts';
import { withMarks } from '../../core/profile/merge-profiles.ts';
import { mergeRecordsOf } from '../../core/profile/merge-records-of.ts';
import type { Member } from '../../core/profile/working-set.ts';
import { log } from '../runtime/log.ts';
import { count } from '../runtime/measure.ts';
import { arm } from './arm.ts';
import { armLeftBehind } from './arm-left-behind.ts';
import { endAll } from './end-all.ts';
import { judgeMember } from './judge-member.ts';
import { keepSegments, type Touched } from './keep-segments.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { reactionOf } from './reaction-of.ts';
import type { Rules } from './rules.ts';
import { tellCounters } from './tell-counters.ts';

/** What attempts have begun: the last one sets it right. */
export interface Trace {
  made: Map<string, Enrollment>;
  touched: Touched;
}

/**
 * Everything that follows from a person's events, safe to repeat: what became of her segments, then what journeys make of it all.
 * Where being inside a journey decides over a segment, once more. Answers the enrollments that are wanted.
 */
export const carryOut = async (
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
  const first = await react(ports, rules, member, made, events);
  const history = [...historyOf(member), ...first.timeline];
  const wanted = first.enter.map(({ id }) => id);
  const told = [first.told];
  if (rules.segments.byJourney.length > 0 && member.profile !== before) {
    const judged = judgeMember(rules, member, { before, after: member.profile, nowMs: ports.clock.now() });
    member.profile = judged.profile;
    if (judged.events.length > 0) {
      const more = await react(ports, rules, member, made, judged.events);
      history.push(...more.timeline);
      wanted.push(...more.enter.map(({ id }) => id));
      told.push(more.told);
    }
  }
  await Promise.all([
    ...(history.length > 0 ? [ports.timeline.append(history)] : []),
    tellCounters(ports, rules, member, told),
  ]);
  return wanted;
};

/**
 * What makes room for an entry in the same journey has ended before that is made: of two that are there the one further along would go
 * on, and nobody would remind her of the next cart. An entry is made before its wake is armed, as a wake that finds none is over. Whoever
 * died in between has his message told again, and it is seen then that nothing names the entry yet. So nothing may name it that has not
 * armed its wake.
 */
const react = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  made: Map<string, Enrollment>,
  events: readonly AppliedEvent[],
): Promise<Reaction & { told: Tell }> => {
  const { reaction, enrollments, told, undone } = await reactionOf(ports, rules, member, events);
  const { enter, exit, wake, keep, entries } = reaction;
  const { ofEnds, others: timeline } = saidOfEnds(reaction);
  const stored = new Set(enrollments.map(({ id }) => id));
  const known = enter.filter(({ id }) => stored.has(id));
  const born = enter.filter(({ id }) => !stored.has(id));
  await armLeftBehind(ports, member, entries, { enrollments, known, told });
  member.profile = withMarks(member.profile, entries);
  const makesRoom = ({ journeyId }: Enrollment) => born.some((one) => one.journeyId === journeyId);
  if (undone.length > 0) await ports.counters.tell({ counts: undone });
  await endAll(ports, exit.filter(makesRoom), ofEnds);
  await Promise.all(born.map((enrollment) => begin(ports, enrollment, made)));
  const others = exit.filter((one) => !makesRoom(one));
  await Promise.all([endAll(ports, others, ofEnds), saveAll(ports, keep)]);
  await Promise.all(wake.map((enrollment) => goOn(ports, enrollment)));
  return { ...reaction, timeline, told };
};

const saveAll = async (ports: UpdateProfilePorts, some: readonly Enrollment[]): Promise<void> => {
  await Promise.all(some.map((one) => ports.enrollments.save(one)));
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

/** Whom somebody else let in at the same moment is looked at anew. Throws Conflict. */
const begin = async (
  ports: UpdateProfilePorts,
  enrollment: Enrollment,
  made: Map<string, Enrollment>,
): Promise<void> => {
  const { profileId, id } = enrollment;
  if ((await ports.enrollments.create(enrollment)) === 'created') {
    made.set(id, enrollment);
    tellEntry(enrollment);
  } else if (!isSameEntry(await ports.enrollments.get(profileId, id), enrollment))
    throw new Conflict('enrollment');
  await arm(ports, enrollment);
};

/** Who is kept out by chance has not come in. */
const tellEntry = ({ status, journeyId, requestId }: Enrollment): void => {
  if (status !== 'active') return;
  log.info('journey entered', { requestId, document: `journey/${journeyId}` });
  count('PeopleEntered');
};

/** Armed before the write that names the wake. */
const goOn = async (ports: UpdateProfilePorts, enrollment: Enrollment): Promise<void> => {
  const { profileId, id: enrollmentId, wakeNo, wakesAtMs } = enrollment;
  await ports.wakes.arm({ profileId, enrollmentId, wakeNo }, wakesAtMs ?? ports.clock.now());
  await ports.enrollments.save(enrollment);
};
