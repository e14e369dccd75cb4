import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../../core/errors.ts';
import { anonymizedProfile } from '../../../../core/privacy/anonymized.ts';
import { type Item, isLost, keyOf } from '../item.ts';
import { packedText } from '../packed-text.ts';
import { profileItem, profileKey } from '../profile-item.ts';
import { type Household, profileIn } from './household.ts';

type Table = { client: DynamoDBClient; tableName: string };
type Kind = 'erase' | 'anonymize';

/**
 * Puts a tombstone in place of every profile that is still there, the head first: whoever is about to write one of them
 * loses. `work` lists the pointers until they are gone. Throws Conflict when somebody wrote first.
 */
export const bury = async (table: Table, household: Household, kind: Kind, atMs: number): Promise<void> => {
  const { headId, ids } = household;
  for (const id of [headId, ...ids.filter((other) => other !== headId)]) {
    const item = household.items.get(id);
    if (item && !isBuried(item, kind)) await put(table, household, { id, item, kind, atMs });
  }
};

const isBuried = ({ erasedAtMs, anonymizedAtMs }: Item, kind: Kind): boolean =>
  kind === 'anonymize'
    ? erasedAtMs !== undefined || anonymizedAtMs !== undefined
    : erasedAtMs !== undefined && anonymizedAtMs === undefined;

interface Grave {
  id: string;
  item: Item;
  kind: Kind;
  atMs: number;
}

const put = async ({ client, tableName }: Table, household: Household, grave: Grave): Promise<void> => {
  const version = Number(grave.item.version?.N ?? 0);
  const command = new PutItemCommand({
    TableName: tableName,
    Item: stoneOf(household, grave, version + 1),
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: String(version) } },
  });
  await client.send(command).catch((error: unknown) => {
    throw isLost(error) ? new Conflict('profile', { cause: error }) : error;
  });
};

/** Of an anonymized person the head keeps what can be counted, and the ids under which history lies. */
const stoneOf = (household: Household, { id, item, kind, atMs }: Grave, version: number): Item => {
  const { headId, ids } = household;
  const others = ids.filter((other) => other !== headId);
  const work = packedText(JSON.stringify(household.identities));
  const profile = profileIn(item);
  const anonymized: Item = kind === 'anonymize' ? { anonymizedAtMs: { N: String(atMs) } } : {};
  if (id === headId && kind === 'anonymize' && profile)
    return {
      ...profileItem(anonymizedProfile({ ...profile, mergedFrom: others }), version),
      ...anonymized,
      work,
    };
  return {
    ...keyOf(profileKey(id)),
    version: { N: String(version) },
    erasedAtMs: { N: String(atMs) },
    ...anonymized,
    ...(id === headId
      ? { mergedFrom: { L: others.map((other) => ({ S: other })) }, work }
      : { mergedInto: { S: headId } }),
  };
};

/** Nothing is left to be done. */
export const finish = async ({ client, tableName }: Table, { headId }: Household): Promise<void> => {
  const command = new UpdateItemCommand({
    TableName: tableName,
    Key: keyOf(profileKey(headId)),
    UpdateExpression: 'REMOVE #work',
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: { '#pk': 'pk', '#work': 'work' },
  });
  await client.send(command).catch((error: unknown) => {
    if (!isLost(error)) throw error;
  });
};
