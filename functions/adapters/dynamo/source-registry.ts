import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Conflict } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';

/** `SOURCES`/`#`: what must be known of all sources at once, in the attribute `body` as JSON. */
export interface SourcesIndex {
  ids: string[];
  /** The union: a preflight carries no key. */
  origins: string[];
  /** To check shopper tokens. */
  secretKeys: string[];
}

export const sourcesKey = { pk: { S: 'SOURCES' }, sk: { S: '#' } };
/** `SOURCE#<write key>`/`#`: the EventSource, in the attribute `body` as JSON. */
export const sourceKey = (writeKey: string) => ({ pk: { S: `SOURCE#${writeKey}` }, sk: { S: '#' } });

const ATTEMPTS = 5;
const union = (held: readonly string[], added: readonly string[]) => [...new Set([...held, ...added])];

const withSource = (index: SourcesIndex, writeKey: string, source: EventSource): SourcesIndex => ({
  ids: union(index.ids, [source.id]),
  origins: union(index.origins, source.origins),
  secretKeys: source.kind === 'secret' ? union(index.secretKeys, [writeKey]) : index.secretKeys,
});

/** Adds a source; safe to repeat. Throws Conflict when others keep changing the index. */
export const putSource = async (
  client: DynamoDBClient,
  tableName: string,
  writeKey: string,
  source: EventSource,
): Promise<void> => {
  const Item = { ...sourceKey(writeKey), body: { S: JSON.stringify(source) } };
  await client.send(new PutItemCommand({ TableName: tableName, Item }));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (await addToIndex(client, tableName, (index) => withSource(index, writeKey, source))) return;
  }
  throw new Conflict('sources');
};

const addToIndex = async (
  client: DynamoDBClient,
  tableName: string,
  change: (index: SourcesIndex) => SourcesIndex,
): Promise<boolean> => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: sourcesKey, ConsistentRead: true }),
  );
  const before = Item?.body?.S;
  const index =
    before === undefined ? { ids: [], origins: [], secretKeys: [] } : (JSON.parse(before) as SourcesIndex);
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
