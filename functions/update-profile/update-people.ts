import type { ShopSettings } from '../../core/config/settings.ts';
import { Conflict } from '../../core/errors.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { JourneyIndex } from '../../core/journey/journey-index.ts';
import type { FoldRules } from '../../core/profile/fold-rules.ts';
import { historyOf } from '../../core/profile/history-of.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import { withMarks } from '../../core/profile/merge-profiles.ts';
import type { Member, Move, WorkingSet } from '../../core/profile/working-set.ts';
import { foldEvents } from './fold-events.ts';
import type { UpdateProfilePorts } from './ports.ts';

export interface Rules {
  journeys: JourneyIndex;
  shop: ShopSettings;
  fold: FoldRules;
}

/** Folding anew after a lost write, so many times. */
const RETRIES = 5;

/** Folds a group of events into the people they concern. Throws Conflict when others kept writing first. */
export const updatePeople = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  events: readonly Incoming[],
): Promise<void> => {
  const made = new Map<string, Enrollment>();
  for (let attempt = 0; ; attempt++) {
    try {
      const set = await foldEvents(ports, rules.fold, events, { fresh: attempt > 0 });
      const wanted = await write(ports, rules, set, made);
      return await takeBack(ports, made, wanted);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      await ports.backOff(attempt + 1);
    }
  }
};

/** Pointers and frozen losers first, then all effects, and last the profiles, which mark the events as applied. */
const write = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  set: WorkingSet,
  made: Map<string, Enrollment>,
): Promise<Set<string>> => {
  const changed = [...set.members.values()].filter((member) => member.changed);
  await putPointers(ports, set);
  await Promise.all(set.freezes.map((freeze) => freezeLoser(ports, freeze)));
  const reactions = await Promise.all(changed.map((member) => carryOut(ports, rules, member, made)));
  const [merged, switched] = partition([...set.moves.values()], (move) => isOfMerge(changed, move));
  await movePointers(ports, switched);
  await Promise.all(changed.map(({ profile, version }) => ports.profiles.save(profile, version)));
  await movePointers(ports, merged);
  return new Set(reactions.flat());
};

/**
 * The ids decide one after the other who a new person is: the loser of a race adopts by folding anew. Contacts follow,
 * so that nobody holds an address of somebody she turns out not to be.
 */
const putPointers = async ({ profiles }: UpdateProfilePorts, { claims }: WorkingSet): Promise<void> => {
  const put = async ({ identity, profileId }: Claim) => {
    if ((await profiles.claim(identity, profileId)) !== profileId) throw new Conflict('pointer');
  };
  const inOrder = [...claims].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
  const [contacts, ids] = partition(inOrder, ({ identity }) => !ID_NAMESPACES.has(identity.namespace));
  for (const claim of ids) await put(claim);
  await Promise.all(contacts.map(put));
};

type Claim = WorkingSet['claims'] extends Map<string, infer C> ? C : never;
const ID_NAMESPACES = new Set(['anonymousId', 'userId']);

const freezeLoser = ({ profiles }: UpdateProfilePorts, { loser, winnerId }: WorkingSet['freezes'][number]) =>
  profiles.save({ ...loser.stored, mergedInto: winnerId }, loser.version);

const isOfMerge = (changed: readonly Member[], { from }: Move): boolean =>
  changed.some(({ profile }) => profile.mergedFrom.includes(from));

const partition = <T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] => [
  all.filter(test),
  all.filter((one) => !test(one)),
];

const movePointers = async ({ profiles }: UpdateProfilePorts, moves: readonly Move[]): Promise<void> => {
  await Promise.all(moves.map(({ identity, from, to }) => profiles.repoint(identity, from, to)));
};

/** Everything that follows from a person's events, safe to repeat. Answers the enrollments that are wanted. */
const carryOut = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  made: Map<string, Enrollment>,
): Promise<string[]> => {
  const { enter, exit, timeline, entries } = await reactionOf(ports, rules, member);
  member.profile = withMarks(member.profile, entries);
  await Promise.all(enter.map((enrollment) => begin(ports, enrollment, made)));
  await Promise.all(exit.map((enrollment) => ports.enrollments.save(enrollment)));
  const history = [...historyOf(member, ports.clock.now()), ...timeline];
  if (history.length > 0) await ports.timeline.append(history);
  return enter.map(({ id }) => id);
};

const nothing = { enter: [], exit: [], timeline: [], entries: {} };

const reactionOf = async (ports: UpdateProfilePorts, { journeys, shop, fold }: Rules, member: Member) => {
  const { before, profile: after, events } = member;
  if (events.length === 0 || !ports.journeys.needsEnrollments(journeys, before, after, events))
    return nothing;
  const enrollments = await ports.enrollments.ofProfiles([after.id, ...after.mergedFrom]);
  return ports.journeys.react({
    journeys,
    before,
    after,
    events,
    enrollments,
    nowMs: ports.clock.now(),
    shop,
    rfm: fold.people.rfm,
  });
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

/** What an earlier attempt began and the last one did not want. */
const takeBack = async (
  { enrollments }: UpdateProfilePorts,
  made: ReadonlyMap<string, Enrollment>,
  wanted: ReadonlySet<string>,
): Promise<void> => {
  const unwanted = [...made.values()].filter(({ id }) => !wanted.has(id));
  await Promise.all(unwanted.map((enrollment) => enrollments.removeUntouched(enrollment)));
};
