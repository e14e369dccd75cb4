import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DAY_MS, SECOND_MS } from '../../../core/duration.ts';
import type { Stored } from '../../../core/ports.ts';
import type { Outage, Outages } from '../../../core/provider/outage.ts';
import { type Item, isLost, keyOf } from './item.ts';

/** Anybody may invent a push service: the table forgets it. Whoever reads it late sees a pause that is over. */
const KEPT_MS = DAY_MS;

const keyFor = (provider: string): Item => keyOf({ pk: `OUTAGE#${provider}`, sk: '#' });

/** One item per provider that fails, written on condition of its version; none while it is well. */
export const dynamoOutages = (client: DynamoDBClient, tableName: string): Outages => {
  const conditionOn = (before: Stored<Outage> | undefined) => ({
    ConditionExpression: before ? '#version = :version' : 'attribute_not_exists(#version)',
    ExpressionAttributeNames: { '#version': 'version' },
    ...(before && { ExpressionAttributeValues: { ':version': { N: String(before.version) } } }),
  });

  return {
    async find(provider, { fresh } = { fresh: false }) {
      const command = new GetItemCommand({
        TableName: tableName,
        Key: keyFor(provider),
        ConsistentRead: fresh,
      });
      const { Item: item } = await client.send(command);
      return item && readOutage(item);
    },

    async replace(provider, before, next) {
      const where = { TableName: tableName, ...conditionOn(before) };
      const version = (before?.version ?? 0) + 1;
      try {
        if (next)
          await client.send(
            new PutItemCommand({ ...where, Item: { ...keyFor(provider), ...itemOf(next, version) } }),
          );
        else await client.send(new DeleteItemCommand({ ...where, Key: keyFor(provider) }));
        return next ? { value: next, version } : 'well';
      } catch (error) {
        if (isLost(error)) return false;
        throw error;
      }
    },
  };
};

const itemOf = ({ failures, failedAtMs, shutUntilMs, probeMs }: Outage, version: number): Item => ({
  failures: { N: String(failures) },
  failedAtMs: { N: String(failedAtMs) },
  shutUntilMs: { N: String(shutUntilMs) },
  ...(probeMs !== undefined && { probeMs: { N: String(probeMs) } }),
  version: { N: String(version) },
  expiresAtSeconds: { N: String(Math.ceil((failedAtMs + KEPT_MS) / SECOND_MS)) },
});

const readOutage = (item: Item): Stored<Outage> => ({
  value: {
    failures: Number(item.failures?.N),
    failedAtMs: Number(item.failedAtMs?.N),
    shutUntilMs: Number(item.shutUntilMs?.N),
    ...(item.probeMs && { probeMs: Number(item.probeMs.N) }),
  },
  version: Number(item.version?.N),
});
