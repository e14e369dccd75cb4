import type { TableModel } from '../template/models/table.ts';
import { type CallDynamo, DynamoRefusal } from './call.ts';

type Item = Record<string, unknown>;
interface Page {
  Items?: Item[];
  LastEvaluatedKey?: Item;
}
interface Description {
  Table: { TableStatus: string; GlobalSecondaryIndexes?: { IndexName: string }[] };
}

const WRITE_AT_ONCE = 25;

/** Creates the template's tables; one that is on disk already stays as it is, unless the template has an index more. */
export async function createTables(call: CallDynamo, tables: readonly TableModel[]): Promise<void> {
  await Promise.all(
    tables.map(async (table) => {
      await call('CreateTable', requestOf(table)).catch(unlessItExists);
      await untilActive(call, table.name);
      if (await lacksIndex(call, table)) await makeAgain(call, table);
    }),
  );
}

function requestOf({ name, properties }: TableModel) {
  const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema,
    AttributeDefinitions,
    ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes.length > 0 && { LocalSecondaryIndexes }),
  };
}

async function lacksIndex(call: CallDynamo, { name, properties }: TableModel): Promise<boolean> {
  const { Table } = await call<Description>('DescribeTable', { TableName: name });
  const there = (Table.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  return properties.GlobalSecondaryIndexes.some(({ IndexName }) => !there.includes(IndexName));
}

/** Dynalite adds no index to a table that stands, as DynamoDB does: its items move into a new one. */
async function makeAgain(call: CallDynamo, table: TableModel): Promise<void> {
  const TableName = table.name;
  const items: Item[] = [];
  for (let start: Item | undefined, isFirst = true; isFirst || start; isFirst = false) {
    const page: Page = await call('Scan', { TableName, ...(start && { ExclusiveStartKey: start }) });
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  }
  await call('DeleteTable', { TableName });
  await untilGone(call, TableName);
  await call('CreateTable', requestOf(table));
  await untilActive(call, TableName);
  for (let at = 0; at < items.length; at += WRITE_AT_ONCE) {
    const puts = items.slice(at, at + WRITE_AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
    await call('BatchWriteItem', { RequestItems: { [TableName]: puts } });
  }
}

async function untilGone(call: CallDynamo, name: string): Promise<void> {
  const isThere = await call('DescribeTable', { TableName: name }).then(
    () => true,
    () => false,
  );
  if (isThere) await untilGone(call, name);
}

function unlessItExists(error: unknown): void {
  if (!(error instanceof DynamoRefusal) || error.type !== 'ResourceInUseException') throw error;
}

async function untilActive(call: CallDynamo, name: string): Promise<void> {
  const { Table } = await call<Description>('DescribeTable', { TableName: name });
  if (Table.TableStatus !== 'ACTIVE') await untilActive(call, name);
}
