import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { namespaceOf } from '../../../../core/profile/address-of.ts';
import { identityKey } from '../../../../core/profile/identity-key.ts';
import type { Identity, Profile } from '../../../../core/profile/profile.ts';
import { getItems, type Item } from '../item.ts';
import { textOf } from '../packed-text.ts';
import { profileKey, profileOf } from '../profile-item.ts';
import { pointerKey } from '../profiles.ts';

/** Profiles of one person as they lie in the table, whatever state they are in. */
export interface Household {
  /** Where `mergedInto` ends: the first one to be taken away, since everything of hers is found through it. */
  headId: string;
  items: Map<string, Item>;
  /** With those that are gone already, or were never there. */
  ids: string[];
  /** Without those that lead to somebody else by now. */
  identities: Identity[];
}

type Table = { client: DynamoDBClient; tableName: string };

/** She and all that was merged into her. Undefined where nothing ever lay. */
export const householdOf = async (table: Table, startId: string): Promise<Household | undefined> => {
  const path = await pathFrom(table, startId);
  if (path.items.size === 0) return undefined;
  const items = path.items;
  const ids = new Set([path.headId, ...items.keys()]);
  for (let fresh = [...ids]; fresh.length > 0; ) {
    await readInto(table, items, fresh);
    fresh = fresh.flatMap((id) => mergedFrom(items.get(id))).filter((id) => !ids.has(id));
    for (const id of fresh) ids.add(id);
  }
  const named = [...items.values()].flatMap(identitiesOf);
  return { headId: path.headId, items, ids: [...ids], identities: await hers(table, [...ids], named) };
};

/** In a cycle of merges the smallest id is the head, as the fold has it. */
const pathFrom = async (table: Table, startId: string) => {
  const items = new Map<string, Item>();
  let headId = startId;
  for (;;) {
    await readInto(table, items, [headId]);
    const next = mergedInto(items.get(headId));
    if (next === undefined) return { headId, items };
    if (items.has(next)) return { headId: [...items.keys()].toSorted()[0] ?? headId, items };
    headId = next;
  }
};

const readInto = async ({ client, tableName }: Table, items: Map<string, Item>, ids: readonly string[]) => {
  const missing = ids.filter((id) => !items.has(id));
  for (const item of await getItems(client, tableName, missing.map(profileKey)))
    items.set(item.pk?.S?.slice('P#'.length) ?? '', item);
};

export const profileIn = (item: Item | undefined): Profile | undefined =>
  item && !item.erasedAtMs ? profileOf(item).value : undefined;

const mergedInto = (item: Item | undefined): string | undefined =>
  item?.mergedInto?.S ?? profileIn(item)?.mergedInto;

const mergedFrom = (item: Item | undefined): string[] => [
  ...(item?.mergedFrom?.L ?? []).flatMap(({ S: id }) => id ?? []),
  ...(profileIn(item)?.mergedFrom ?? []),
];

/** Of a profile that is being taken away the list of what is still to be done; else hers, and addresses that she spoke of. */
const identitiesOf = (item: Item): Identity[] => {
  const left = JSON.parse(textOf(item.work) ?? '[]') as Identity[];
  const { identities = [], consents = [] } = profileIn(item) ?? {};
  const addresses = consents.flatMap(({ channel, address }) => {
    const namespace = namespaceOf(channel);
    return namespace === undefined || address === '' ? [] : [{ namespace, value: address }];
  });
  return [...left, ...identities, ...addresses].map(({ namespace, value }) => ({ namespace, value }));
};

/** A browser or a device may be somebody else's by now. */
const hers = async (
  table: Table,
  ids: readonly string[],
  named: readonly Identity[],
): Promise<Identity[]> => {
  const all = new Map(named.map((identity) => [identityKey(identity), identity]));
  for (const { key, profileId } of await pointersTo(table, [...all.values()]))
    if (!ids.includes(profileId)) all.delete(key);
  return [...all.values()];
};

/** Where these identities lead now. */
export const pointersTo = async ({ client, tableName }: Table, identities: readonly Identity[]) =>
  (await getItems(client, tableName, identities.map(pointerKey))).map((item) => ({
    key: item.pk?.S?.slice('I#'.length) ?? '',
    profileId: item.profileId?.S ?? '',
  }));
