import { countOfEntry, countOfTakeBack } from '../../core/analytics/told/enrollment-counts.ts';
import { Conflict } from '../../core/errors.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { isManyKeyed } from '../../core/journey/keyed.ts';
import { markIn } from '../../core/journey/marks.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import type { Member, Move, WorkingSet } from '../../core/profile/working-set.ts';
import { carryOut, type Trace } from './carry-out.ts';
import { foldEvents } from './fold-events.ts';
import { disarm } from './keep-segments.ts';
import { nameHolders } from './name-holders.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { renewExpiry } from './renew-expiry.ts';
import type { Rules } from './rules.ts';

/** Folding anew after a lost write, so many times. */
const RETRIES = 5;

/** Folds a group of events into the people they concern; answers them as they are then. Throws Conflict when others kept writing first. */
export const updatePeople = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  events: readonly Incoming[],
): Promise<Member[]> => {
  const trace: Trace = { made: new Map(), touched: new Map() };
  const touched = new Set<string>();
  for (let attempt = 0; ; attempt++) {
    try {
      const set = await foldEvents(ports, rules.fold, events, { fresh: attempt > 0 });
      for (const { id, changed } of set.members.values()) if (changed) touched.add(id);
      const wanted = await write(ports, rules, set, trace);
      await takeBack(ports, rules, { made: trace.made, wanted, set });
      if (attempt > 0) await sweepGone(ports, touched);
      return [...set.members.values()];
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
 * browser away is written before it is taken: nobody lists what points to another. A pointer that led to somebody who never
 * listed it (of two logins on their way to one profile the second) is moved before anybody is written: she whom it
 * is for must not be stored under an id that nobody finds.
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
  const [held, unheld] = partition(switched, (move) => wasListed(set, move));
  const [giving, others] = partition(changed, ({ gives, unborn }) => gives && !unborn);
  await nameHolders(ports, set, unheld);
  await movePointers(ports, set, unheld);
  await saveAll(ports, giving);
  await movePointers(ports, set, held);
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

const wasListed = ({ members }: WorkingSet, { identity, from }: Move): boolean =>
  members.get(from)?.stored.identities.some((one) => identityKey(one) === identityKey(identity)) ?? true;

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

interface Attempts {
  made: ReadonlyMap<string, Enrollment>;
  /** By the last of them. */
  wanted: ReadonlySet<string>;
  set: WorkingSet;
}

/**
 * What an earlier attempt began and the last one did not want. A write may have been made although it failed: then the last
 * attempt found nothing to do, and her profile tells of the entry.
 */
const takeBack = async (
  { enrollments, counters }: UpdateProfilePorts,
  rules: Rules,
  { made, wanted, set }: Attempts,
): Promise<void> => {
  const unwanted = [...made.values()].filter((one) => !wanted.has(one.id) && !isKnown(rules, set, one));
  const removed = await Promise.all(
    unwanted.map(async (one) => ((await enrollments.removeUntouched(one)) === 'removed' ? [one] : [])),
  );
  // Whether the attempt came as far as telling of the entry nobody knows: both are told, and come to nothing.
  const counts = removed.flat().flatMap((one) => [...countOfEntry(one), ...countOfTakeBack(one)]);
  if (counts.length > 0) await counters.tell({ counts });
};

/** Where she may be in several times the latest entry stands for all of them. */
const isKnown = ({ journeys }: Rules, { members }: WorkingSet, one: Enrollment): boolean => {
  const journey = journeys.byId.get(one.journeyId)?.compiled;
  return [...members.values()].some(({ profile: { entries } }) => {
    const mark = markIn(entries, one.journeyId);
    if (!mark) return false;
    return journey && !isManyKeyed(journey) ? mark.enrollmentId === one.id : mark.atMs >= one.enteredAtMs;
  });
};
