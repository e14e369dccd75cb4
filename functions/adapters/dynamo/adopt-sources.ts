import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { dynamoSourceRegistry, type KeyedSource, putSource } from './source-registry.ts';

/** Lists sources from before each was listed by itself: only their keys lead to them, so that the whole table is read. */
export const adoptSources = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  const registry = dynamoSourceRegistry(client, tableName);
  const known = new Set((await registry.list()).flatMap(({ keys }) => keys.map(({ key }) => key)));
  const scan = {
    TableName: tableName,
    FilterExpression: 'begins_with(pk, :source)',
    ExpressionAttributeValues: { ':source': { S: 'SOURCE#' } },
  };
  for await (const { Items = [] } of paginateScan({ client }, scan))
    for (const { pk, body } of Items) {
      const key = pk?.S?.slice('SOURCE#'.length) ?? '';
      if (known.has(key) || !body?.S) continue;
      const source = JSON.parse(body.S) as KeyedSource;
      // A key that was given an end is none that nobody listed: what is left of a rotation must not come back.
      if (source.endsAtMs !== undefined) continue;
      await putSource(client, tableName, key, source);
    }
};
