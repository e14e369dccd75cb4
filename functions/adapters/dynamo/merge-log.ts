import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { MergeLog } from '../../../core/ports.ts';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import type { MergeNote } from '../../../core/profile/merge-note.ts';
import type { MergeRecord, MergeSummary } from '../../../core/profile/merge-record.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { getItems, type Item, isLost, type Key, keyOf } from './item.ts';
import { packedText, textOf } from './packed-text.ts';
import { partitionOf } from './profile-item.ts';

/** After enrollments and history, so that reading a person meets none of it. */
const PREFIX = 'U#';

const recordKey = (winnerId: string, loserId: string): Key => ({
  pk: partitionOf(winnerId),
  sk: `${PREFIX}${loserId}`,
});

interface Note extends MergeNote {
  winnerVersion: number;
}

interface Parting {
  atMs: number;
  by: string;
}

/** Recent messages are no part of what a person was. */
const packed = (profile: Profile): AttributeValue => {
  const body = { ...profile, seen: [], seenEntries: [] };
  return packedText(encodeProfile(body).body);
};

/** `seen` lies beside the body: with the loser's, who goes on from where she was. */
const unpacked = (id: string, body: AttributeValue | undefined, seen?: AttributeValue): Profile =>
  decodeProfile(id, { body: textOf(body) ?? '{}', seen: seen?.B ?? new Uint8Array(1) });

const noteOf = (item: Item): Note => JSON.parse(item.note?.S ?? '{}') as Note;
const partingOf = (item: Item): Parting | undefined =>
  item.parting?.S === undefined ? undefined : (JSON.parse(item.parting.S) as Parting);

const idsOf = (item: Item) => ({
  winnerId: item.pk?.S?.slice(partitionOf('').length) ?? '',
  loserId: item.sk?.S?.slice(PREFIX.length) ?? '',
  expiresAtSeconds: Number(item.expiresAtSeconds?.N),
});

const summaryIn = (item: Item): MergeSummary => {
  const { winnerVersion: _version, ...note } = noteOf(item);
  const parting = partingOf(item);
  return { ...idsOf(item), ...note, ...(parting && { separated: parting }) };
};

const recordIn = (item: Item): MergeRecord => {
  const ids = idsOf(item);
  const parting = partingOf(item);
  return {
    ...ids,
    ...noteOf(item),
    before: unpacked(ids.winnerId, item.before),
    ...(parting && {
      separated: { ...parting, loser: unpacked(ids.loserId, item.loser, item.loserSeen) },
    }),
  };
};

/** Merges under `P#<winner>`, `U#<loser>`: the bodies deflated, what is listed beside them. */
export const dynamoMergeLog = (client: DynamoDBClient, tableName: string): MergeLog => {
  const mergesInto = async (winnerId: string): Promise<MergeSummary[]> => {
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ProjectionExpression: '#pk, #sk, #note, #parting, #expires',
        ExpressionAttributeNames: {
          '#pk': 'pk',
          '#sk': 'sk',
          '#note': 'note',
          '#parting': 'parting',
          '#expires': 'expiresAtSeconds',
        },
        ExpressionAttributeValues: { ':pk': { S: partitionOf(winnerId) }, ':prefix': { S: PREFIX } },
      },
    );
    const found: MergeSummary[] = [];
    for await (const page of pages) found.push(...(page.Items ?? []).map(summaryIn));
    return found;
  };

  return {
    async put({ winnerId, loserId, before, winnerVersion, expiresAtSeconds, separated: _none, ...note }) {
      const command = new PutItemCommand({
        TableName: tableName,
        Item: {
          ...keyOf(recordKey(winnerId, loserId)),
          version: { N: String(winnerVersion) },
          note: { S: JSON.stringify({ ...note, winnerVersion }) },
          before: packed(before),
          expiresAtSeconds: { N: String(expiresAtSeconds) },
        },
        ConditionExpression: 'attribute_not_exists(#pk) OR #version < :version',
        ExpressionAttributeNames: { '#pk': 'pk', '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(winnerVersion) } },
      });
      await unlessLost(client.send(command));
    },

    async get(winnerId, loserId) {
      const [item] = await getItems(client, tableName, [recordKey(winnerId, loserId)]);
      return item?.before && recordIn(item);
    },

    async list(winnerIds) {
      const all = await Promise.all(winnerIds.map(mergesInto));
      return all.flat().toSorted((a, b) => b.atMs - a.atMs);
    },

    async separate(winnerId, loserId, { loser, ...parting }) {
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(recordKey(winnerId, loserId)),
        UpdateExpression: 'SET #parting = :parting, #loser = :loser, #seen = :seen',
        ConditionExpression: 'attribute_exists(#pk) AND attribute_not_exists(#parting)',
        ExpressionAttributeNames: {
          '#pk': 'pk',
          '#parting': 'parting',
          '#loser': 'loser',
          '#seen': 'loserSeen',
        },
        ExpressionAttributeValues: {
          ':parting': { S: JSON.stringify(parting) },
          ':loser': packed(loser),
          ':seen': { B: encodeProfile(loser).seen },
        },
      });
      await unlessLost(client.send(command));
    },

    async rewrite(winnerId, loserId, before) {
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf(recordKey(winnerId, loserId)),
        UpdateExpression: before ? 'SET #before = :before' : 'REMOVE #before, #loser, #seen',
        ConditionExpression: 'attribute_exists(#pk)',
        ExpressionAttributeNames: {
          '#pk': 'pk',
          '#before': 'before',
          ...(!before && { '#loser': 'loser', '#seen': 'loserSeen' }),
        },
        ...(before && { ExpressionAttributeValues: { ':before': packed(before) } }),
      });
      await unlessLost(client.send(command));
    },
  };
};

const unlessLost = async (sent: Promise<unknown>): Promise<void> => {
  try {
    await sent;
  } catch (error) {
    if (!isLost(error)) throw error;
  }
};
