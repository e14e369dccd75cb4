import type { TableModel } from '../template/models/table.ts';
import { type CallDynamo, DynamoRefusal } from './call.ts';

/** Creates the template's tables; one that is on disk already stays as it is. */
export async function createTables(call: CallDynamo, tables: readonly TableModel[]): Promise<void> {
  await Promise.all(
    tables.map(async ({ name, properties }) => {
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
      const request = {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema,
        AttributeDefinitions,
        ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
        ...(LocalSecondaryIndexes.length > 0 && { LocalSecondaryIndexes }),
      };
      await call('CreateTable', request).catch(unlessItExists);
      await untilActive(call, name);
    }),
  );
}

function unlessItExists(error: unknown): void {
  if (!(error instanceof DynamoRefusal) || error.type !== 'ResourceInUseException') throw error;
}

async function untilActive(call: CallDynamo, name: string): Promise<void> {
  const { Table } = await call<{ Table: { TableStatus: string } }>('DescribeTable', { TableName: name });
  if (Table.TableStatus !== 'ACTIVE') await untilActive(call, name);
}
