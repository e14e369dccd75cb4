import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import type { Clock } from '../../../../core/ports.ts';
import type { Erasure } from '../../../../core/privacy/erasure.ts';
import { identityAt } from '../../../../core/profile/working-set.ts';
import { namingKeys } from '../../../../core/send/link-keys.ts';
import { shortLinkId } from '../../../../core/send/short-link-id.ts';
import { defaultRetention, type Retention } from '../../retention.ts';
import { identityHash } from '../identity-hash.ts';
import { getItems } from '../item.ts';
import { readLinkKeys } from '../link-keys.ts';
import { profileKey } from '../profile-item.ts';
import { dynamoProfiles } from '../profiles.ts';
import { bury, finish } from './bury.ts';
import { type ChildrenAsk, deleteChildren, deleteLinks, scrubChildren } from './children.ts';
import { type Household, householdOf, pointersTo } from './household.ts';
import { putTombstone, readTombstones } from './tombstones.ts';

export interface ErasureParts {
  client: DynamoDBClient;
  profileTable: string;
  configTable: string;
  clock: Clock;
  retention?: Retention;
}

type Kind = 'erase' | 'anonymize';

/** Somebody who writes a profile again and again is met by so many tries. */
const TRIES = 20;
const AT_ONCE = 8;

/**
 * Tombstones first, then the profile as one on condition of its version, so that a batch in flight loses its write; then
 * pointers, children, and last the list of what had to be done. In that order a crash leaves nothing that the next call
 * does not find.
 */
export const dynamoErasure = (parts: ErasureParts): Erasure => {
  const { client, profileTable: tableName, clock, retention = defaultRetention } = parts;
  const table = { client, tableName };
  const hash = identityHash(client, parts.configTable);
  const profiles = dynamoProfiles(client, tableName, clock);

  const childrenAsk = async (): Promise<ChildrenAsk> => {
    const nowMs = clock.now();
    const keys = namingKeys(await readLinkKeys(client, parts.configTable), nowMs);
    const keptDays = (await retention()).enrollments;
    return {
      ...table,
      linkIdsOf: (id) => keys.map((key) => shortLinkId(key, id)),
      nowMs,
      keptDays,
    };
  };

  /** A merge that is being finished may move one while we look. */
  const takePointers = async ({ ids, identities }: Household): Promise<void> => {
    for (let round = 0; round < TRIES; round++) {
      const left = (await pointersTo(table, identities)).filter(({ profileId }) => ids.includes(profileId));
      if (left.length === 0) return;
      await inTurn(left, ({ key, profileId }) => profiles.unclaim(identityAt(key), profileId));
    }
    throw new Conflict('pointer');
  };

  const takeOut = async (household: Household, kind: Kind, atMs: number): Promise<void> => {
    const { headId, ids, identities } = household;
    const hashOf = await hash.get();
    const erased = { atMs, profileId: headId };
    await inTurn(identities, (identity) => putTombstone(table, hashOf, identity, erased));
    await bury(table, household, kind, atMs);
    await takePointers(household);
    const ask = await childrenAsk();
    for (const id of ids) await (kind === 'erase' ? deleteChildren : scrubChildren)(ask, id);
    await finish(table, household);
  };

  const untilDone = async (profileId: string, kind: Kind, atMs: number): Promise<'done' | 'unknown'> => {
    for (let attempt = 1; ; attempt++) {
      const household = await householdOf(table, profileId);
      const head = household?.items.get(household.headId);
      if (!household || !head || (kind === 'anonymize' && head.erasedAtMs)) return 'unknown';
      const sinceMs = Number(head.erasedAtMs?.N ?? (kind === 'anonymize' && head.anonymizedAtMs?.N)) || atMs;
      try {
        await takeOut(household, kind, sinceMs);
        return 'done';
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === TRIES) throw error;
      }
    }
  };

  return {
    async erasedAt(identities) {
      const hashOf = identities.length > 0 ? await hash.peek() : undefined;
      return hashOf ? readTombstones(table, hashOf, identities) : new Map();
    },
    erase: (profileId, atMs) => untilDone(profileId, 'erase', atMs),
    anonymize: (profileId, atMs) => untilDone(profileId, 'anonymize', atMs),
    async sweep(profileId, sendIds = []) {
      const [item] = await getItems(client, tableName, [profileKey(profileId)]);
      if (!item?.erasedAtMs && !item?.anonymizedAtMs) return;
      const ask = await childrenAsk();
      await deleteLinks(ask, sendIds);
      const others = (item.mergedFrom?.L ?? []).flatMap(({ S: id }) => id ?? []);
      const clean = item.anonymizedAtMs ? scrubChildren : deleteChildren;
      for (const id of [profileId, ...others]) await clean(ask, id);
    },
  };
};

const inTurn = async <T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> => {
  const left = [...all];
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await each(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};
