import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Dynalite = (options: { createTableMs: number }) => Server;

// The package carries no types.
const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite;

export interface TestTable {
  client: DynamoDBClient;
  tableName: string;
  stop(): Promise<void>;
}

/** A table with the keys that both of ours have, in memory, on a free port of this machine. */
export const startTable = async (tableName = 'table'): Promise<TestTable> => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.send(createTable(tableName));
  return {
    client,
    tableName,
    async stop() {
      client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const createTable = (tableName: string) =>
  new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
