import type { Stored } from '../../core/ports.ts';
import { pathOf } from '../../core/profile/assemble-set.ts';
import { identityKey } from '../../core/profile/identity-key.ts';
import type { Incoming } from '../../core/profile/incoming.ts';
import {
  isKept,
  type MergeRecord,
  type MergeSummary,
  mergesBetween,
} from '../../core/profile/merge-record.ts';
import { profileIdsIn } from '../../core/profile/people-orders.ts';
import type { LinkedIdentity, Profile } from '../../core/profile/profile.ts';
import { sightingOf } from '../../core/profile/seen.ts';
import { loadAll } from './find-people.ts';
import type { UpdateProfilePorts } from './ports.ts';

/** All that is needed to make two people of one, read anew. */
export interface Parting {
  /** As she was frozen. */
  loser: Profile;
  /** The item of hers: still frozen, or thawed by somebody who died over it. */
  stored: Stored<Profile>;
  /** The person herself has let her go already; only frozen profiles in between have not. */
  isOut: boolean;
  /** Whom she is part of, the person herself last. */
  holders: Stored<Profile>[];
  /** The merges, in step with `holders`. */
  records: MergeRecord[];
  /** Later merges into the same people, which hold what she had as theirs. */
  later: MergeSummary[];
  /** identityKey → where the pointer leads now, of those that are hers still. */
  pointers: ReadonlyMap<string, string>;
  /** Identities that belong to somebody else by now. */
  gone: LinkedIdentity[];
}

/** Undefined when there is nothing to separate, or it is no longer known what was whose. */
export const findParting = async (
  { profiles, mergeLog, clock }: UpdateProfilePorts,
  order: Incoming,
): Promise<Parting | undefined> => {
  const [winnerId = '', loserId = ''] = profileIdsIn(order);
  const found = await loadAll(profiles, new Map(), [winnerId, loserId]);
  const winner = found.get(pathOf(found, winnerId).at(-1) ?? winnerId);
  const stored = found.get(loserId);
  if (!winner || !stored) return undefined;
  const isOut = !winner.value.mergedFrom.includes(loserId);
  if (!isOut && sightingOf(winner.value, order.hash, order.event.atMs) === 'seen') return undefined;
  const kept = (await mergeLog.list([winner.value.id, ...winner.value.mergedFrom])).filter((one) =>
    isKept(one, clock.now()),
  );
  const path = mergesBetween(loserId, winner.value.id, kept) ?? [];
  const records = (await Promise.all(path.map((one) => mergeLog.get(one.winnerId, one.loserId)))).flatMap(
    (one) => one ?? [],
  );
  await loadAll(
    profiles,
    found,
    path.map((one) => one.winnerId),
  );
  const all = records.flatMap((one) => found.get(one.winnerId) ?? []);
  if (records.length === 0 || all.length < path.length) return undefined;
  // Made one again since it was said.
  if (records.some(({ atMs }) => atMs > order.event.atMs)) return undefined;
  const holders = isOut ? all.slice(0, -1) : all;
  if (!holders.some(({ value }) => value.mergedFrom.includes(loserId))) return undefined;
  const loser = stored.value.mergedInto === undefined ? records[0]?.separated?.loser : stored.value;
  if (!loser) return undefined;
  const family = new Set([loserId, ...loser.mergedFrom, winner.value.id, ...winner.value.mergedFrom]);
  const later = kept
    .filter(({ atMs }) => atMs >= (records[0]?.atMs ?? 0))
    .filter((one) => !path.includes(one));
  return { loser, stored, isOut, holders, records, later, ...(await pointersOf(profiles, loser, family)) };
};

const pointersOf = async (
  profiles: UpdateProfilePorts['profiles'],
  { id, identities }: Profile,
  family: ReadonlySet<string>,
): Promise<Pick<Parting, 'pointers' | 'gone'>> => {
  const pointers = new Map(await profiles.resolve(identities, { fresh: true }));
  const leadsTo = (one: LinkedIdentity): string => pointers.get(identityKey(one)) ?? id;
  const gone = identities.filter((one) => !family.has(leadsTo(one)));
  for (const one of gone) pointers.delete(identityKey(one));
  return { pointers, gone };
};
