import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Dynalite = (options: { createTableMs: number }) => Server;

// The package carries no types.
const dynalite = createRequire(import.meta.url)('dynalite') as Dynalite;

export interface TestTable {
  client: DynamoDBClient;
  tableName: string;
  stop(): Promise<void>;
}

interface Engine {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A table with the keys that both of ours have, and the index of people's lists: in the engine at `KASKAD_DYNAMODB_URL`, which `npm run test:engines`
 * sets, else in a dynalite of its own, in memory, on a free port of this machine.
 */
export const startTable = async (tableName = `table-${randomUUID()}`): Promise<TestTable> => {
  const engine = await engineAt(process.env.KASKAD_DYNAMODB_URL);
  const client = new DynamoDBClient({
    endpoint: engine.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  await client.send(createTable(tableName));
  return {
    client,
    tableName,
    async stop() {
      await client.send(new DeleteTableCommand({ TableName: tableName }));
      client.destroy();
      await engine.stop();
    },
  };
};

const engineAt = async (url: string | undefined): Promise<Engine> =>
  url === undefined ? startDynalite() : { url, stop: async () => undefined };

async function startDynalite(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const createTable = (tableName: string) =>
  new CreateTableCommand({
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
      { AttributeName: 'list', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'Lists',
        KeySchema: [
          { AttributeName: 'list', KeyType: 'HASH' },
          { AttributeName: 'pk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
