import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { type SourceRecord, sourceOfRecord } from '../../../core/source/source-record.ts';
import type { SourceRegistry } from '../../../core/source/source-registry.ts';
import { getItems, type Item, isLost, keyOf, queryAll } from './item.ts';
import { emptyIndex, type SourcesIndex, withoutRecord, withRecord } from './source-index.ts';

const PARTITION = 'SOURCES';
const INDEX = '#';
export const sourcesKey = keyOf({ pk: PARTITION, sk: INDEX });
/** `SOURCE#<write key>`/`#`: the EventSource, in the attribute `body` as JSON, with the end of this key. */
export const sourceKey = (writeKey: string): Item => keyOf({ pk: `SOURCE#${writeKey}`, sk: '#' });

/** What a write key leads to. */
export interface KeyedSource extends EventSource {
  endsAtMs?: number;
}

const ATTEMPTS = 5;

const recordOf = (item: Item): SourceRecord => JSON.parse(item.body?.S ?? '{}') as SourceRecord;

/**
 * Sources in ConfigTable: each by itself, one item for each of its keys, and the index of all. The source comes first, its keys
 * next; a crash between leaves keys as they were, and saving it again finishes that.
 */
export const dynamoSourceRegistry = (client: DynamoDBClient, tableName: string): SourceRegistry => {
  const get = async (id: string): Promise<SourceRecord | undefined> => {
    const [item] = id === INDEX ? [] : await getItems(client, tableName, [{ pk: PARTITION, sk: id }]);
    return item && recordOf(item);
  };

  const putRecord = async (record: SourceRecord): Promise<void> => {
    const version = { N: String(record.version) };
    const item = { ...keyOf({ pk: PARTITION, sk: record.id }), version, body: { S: JSON.stringify(record) } };
    const condition =
      record.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :seen',
            ExpressionAttributeValues: { ':seen': { N: String(record.version - 1) } },
          };
    await client
      .send(new PutItemCommand({ TableName: tableName, Item: item, ...condition }))
      .catch((error: unknown) => {
        throw isLost(error) ? new Conflict('source') : error;
      });
  };

  const putKeys = async (record: SourceRecord): Promise<void> => {
    for (const { key, endsAtMs } of record.keys) {
      const source: KeyedSource = { ...sourceOfRecord(record), ...(endsAtMs !== undefined && { endsAtMs }) };
      const Item = { ...sourceKey(key), body: { S: JSON.stringify(source) } };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    }
  };

  const dropKeys = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys)
      await client.send(new DeleteItemCommand({ TableName: tableName, Key: sourceKey(key) }));
  };

  /** False where somebody has saved it meanwhile. */
  const dropRecord = ({ id, version }: SourceRecord): Promise<boolean> =>
    client
      .send(
        new DeleteItemCommand({
          TableName: tableName,
          Key: keyOf({ pk: PARTITION, sk: id }),
          ConditionExpression: 'attribute_not_exists(pk) OR version = :seen',
          ExpressionAttributeValues: { ':seen': { N: String(version) } },
        }),
      )
      .then(
        () => true,
        (error: unknown) => {
          if (isLost(error)) return false;
          throw error;
        },
      );

  /** To where collect reads of it. */
  const spread = async (record: SourceRecord): Promise<void> => {
    await putKeys(record);
    await changeIndex(client, tableName, (index) => withRecord(index, record));
  };

  return {
    get,

    async list() {
      const items = await queryAll(client, tableName, PARTITION);
      return items.filter(({ sk }) => sk?.S !== INDEX).map(recordOf);
    },

    async save(record) {
      const before = await get(record.id);
      await putRecord(record);
      await putKeys(record);
      const kept = new Set(record.keys.map(({ key }) => key));
      await dropKeys((before?.keys ?? []).map(({ key }) => key).filter((key) => !kept.has(key)));
      await changeIndex(client, tableName, (index) => withRecord(index, record));
    },

    async remove({ id, version }) {
      const record = await get(id);
      if (!record) return;
      if (record.version !== version) throw new Conflict('source');
      await dropKeys(record.keys.map(({ key }) => key));
      await changeIndex(client, tableName, (index) => withoutRecord(index, record));
      if (await dropRecord(record)) return;
      const saved = await get(id);
      if (saved) await spread(saved);
      throw new Conflict('source');
    },
  };
};

/** Makes a source with this key, or says anew what there is to say of it; safe to repeat. Throws Conflict when others keep changing the index. */
export const putSource = async (
  client: DynamoDBClient,
  tableName: string,
  writeKey: string,
  source: EventSource,
  madeAtMs?: number,
): Promise<void> => {
  const registry = dynamoSourceRegistry(client, tableName);
  const before = await registry.get(source.id);
  const isKnown = before?.keys.some(({ key }) => key === writeKey);
  const fresh = { key: writeKey, ...(madeAtMs !== undefined && { madeAtMs }) };
  const keys = isKnown ? (before?.keys ?? []) : [fresh, ...(before?.keys ?? [])];
  await registry.save({ ...source, keys, version: (before?.version ?? 0) + 1 });
};

const changeIndex = async (
  client: DynamoDBClient,
  tableName: string,
  change: (index: SourcesIndex) => SourcesIndex,
): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1)
    if (await tryToChange(client, tableName, change)) return;
  throw new Conflict('sources');
};

const tryToChange = async (
  client: DynamoDBClient,
  tableName: string,
  change: (index: SourcesIndex) => SourcesIndex,
): Promise<boolean> => {
  const [item] = await getItems(client, tableName, [{ pk: PARTITION, sk: INDEX }]);
  const before = item?.body?.S;
  const index = before === undefined ? emptyIndex : (JSON.parse(before) as SourcesIndex);
  const command = new PutItemCommand({
    TableName: tableName,
    Item: { ...sourcesKey, body: { S: JSON.stringify(change(index)) } },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'body = :before', ExpressionAttributeValues: { ':before': { S: before } } }),
  });
  try {
    await client.send(command);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
