import { Conflict } from '../../core/errors.ts';
import { renewedExpiry } from '../../core/privacy/expiry.ts';
import { historyOf } from '../../core/profile/history-of.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import { byOf, profileIdsIn } from '../../core/profile/people-orders.ts';
import type { Profile } from '../../core/profile/profile.ts';
import { remember, rememberEntries } from '../../core/profile/seen.ts';
import { separate } from '../../core/profile/separate.ts';
import { separateAlong } from '../../core/profile/separate-along.ts';
import { segmentsRefreshed } from '../../core/segment/refreshed.ts';
import { findParting, type Parting } from './find-parting.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { returnEnrollments } from './return-enrollments.ts';
import type { Rules } from './rules.ts';

/** Once more after a lost write, so many times. */
const RETRIES = 5;

/**
 * Makes two people of one again, as an operator said. Throws Conflict when others kept writing first. Whoever is cut off is
 * followed by somebody who does it all again, and finds done what is done.
 */
export const separatePeople = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  order: Incoming,
): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    try {
      const parting = await findParting(ports, order);
      if (parting) await part(ports, rules, order, parting);
      else await forgetBodies(ports, order, []);
      await lookAnew(ports, rules, order);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
      await ports.backOff(attempt + 1);
    }
  }
};

/** Who was one was in the segments of both: each is looked at by herself. */
const lookAnew = async ({ bus }: UpdateProfilePorts, { segments }: Rules, order: Incoming): Promise<void> => {
  if (segments.id === '') return;
  const { hash, event } = order;
  await bus.putEvents(profileIdsIn(order).map((id) => segmentsRefreshed(id, event.atMs, [hash])));
};

/**
 * First she goes, then those who were merged on the way forget her, and last the log what they all were. Nobody reads the
 * profiles in between unless they are thawed themselves.
 */
const part = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  order: Incoming,
  parting: Parting,
): Promise<void> => {
  const { loser, holders, records, gone, isOut } = parting;
  const apart = separateAlong({
    loser,
    holders: holders.map(({ value }, at) => ({ now: value, before: records[at]?.before ?? value })),
    gone,
    rules: rules.fold,
  });
  const person = isOut ? undefined : apart.holders.at(-1);
  if (person) await letGo(ports, rules, order, { parting, person, loser: apart.loser });
  for (const [at, one] of apart.holders.entries())
    if (one !== person && one !== holders[at]?.value)
      await ports.profiles.save(one, holders[at]?.version ?? 0);
  await forgetBodies(
    ports,
    order,
    holders.map(({ value }) => value.id),
  );
};

/**
 * Log, history, the loser herself, her pointers, her enrollments, and last the winner. Her pointers lead to her before the
 * winner forgets her identities, so that an event in between never gives them back to the winner.
 */
const letGo = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  order: Incoming,
  { parting, person, loser }: { parting: Parting; person: Profile; loser: Profile },
): Promise<void> => {
  const { stored, holders, records } = parting;
  const expiresAtSeconds = renewedExpiry(loser, rules.retention, ports.clock.now());
  const thawed = { ...loser, expiresAtSeconds };
  const separated = { atMs: order.event.atMs, by: byOf(order) ?? 'operator', loser: parting.loser };
  for (const { winnerId, loserId } of records.slice(0, 1))
    await ports.mergeLog.separate(winnerId, loserId, separated);
  await tell(ports, order, [thawed.id, person.id]);
  if (stored.value.mergedInto !== undefined) await ports.profiles.save(thawed, stored.version);
  await pointBack(ports, parting, thawed);
  await cleanLater(ports, rules, parting);
  await returnEnrollments(ports, thawed, person.id);
  await ports.profiles.save(withOrder(person, order), holders.at(-1)?.version ?? 0);
};

/** Two people are two again: what they had been is nobody's business any more. */
const forgetBodies = async (
  { mergeLog }: UpdateProfilePorts,
  order: Incoming,
  holderIds: readonly string[],
): Promise<void> => {
  const [winnerId = '', loserId] = profileIdsIn(order);
  const merges = await mergeLog.list([...new Set([winnerId, ...holderIds])]);
  const undone = merges.filter((one) => one.loserId === loserId && one.separated);
  for (const one of undone) await mergeLog.rewrite(one.winnerId, one.loserId, undefined);
};

/** What the log says of merges that came after hers must not give back what was hers. */
const cleanLater = async (
  { mergeLog }: UpdateProfilePorts,
  rules: Rules,
  { loser, records, later }: Parting,
) => {
  const [own] = records;
  for (const { winnerId, loserId } of later) {
    const record = await mergeLog.get(winnerId, loserId);
    if (!own || !record?.before.mergedFrom.includes(loser.id)) continue;
    const { winner } = separate({ winner: record.before, before: own.before, loser, rules: rules.fold });
    await mergeLog.rewrite(winnerId, loserId, winner);
  }
};

/** In the history of both. */
const tell = async (
  { timeline }: UpdateProfilePorts,
  order: Incoming,
  ids: readonly string[],
): Promise<void> => {
  await timeline.append(ids.flatMap((id) => historyOf({ id, applied: [order], merges: [] })));
};

const pointBack = async (
  { profiles }: UpdateProfilePorts,
  { pointers }: Parting,
  { id, identities, expiresAtSeconds }: Profile,
): Promise<void> => {
  await Promise.all(
    identities.map(async (one) => {
      const from = pointers.get(identityKey(one));
      if (from !== id) await profiles.repoint(one, from ?? id, id, expiresAtSeconds);
    }),
  );
};

/** The order itself is a message like any other: it counts once. */
const withOrder = (profile: Profile, { hash, event, entryHash }: Incoming): Profile => ({
  ...profile,
  ...remember(profile, [[hash, event.atMs]]),
  seenEntries: rememberEntries(profile.seenEntries, [entryHash]),
});
