import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Channel } from '../../../core/consent/consent.ts';
import type { Suppressions } from '../../../core/ports.ts';

const keyOf = (channel: Channel, address: string) => ({
  pk: { S: `X#${channel}#${address}` },
  sk: { S: '#' },
});

/** Addresses that must not be used, under `X#<channel>#<address>`; read consistently, since it is the last look before a send. */
export const dynamoSuppressions = (client: DynamoDBClient, tableName: string): Suppressions => ({
  async find(channel, address) {
    const command = new GetItemCommand({
      TableName: tableName,
      Key: keyOf(channel, address),
      ConsistentRead: true,
    });
    const { Item: item } = await client.send(command);
    return item && { reason: item.reason?.S ?? 'suppressed' };
  },

  async add(channel, address, reason, atMs) {
    const item = { ...keyOf(channel, address), reason: { S: reason }, atMs: { N: String(atMs) } };
    await client.send(new PutItemCommand({ TableName: tableName, Item: item }));
  },
});
