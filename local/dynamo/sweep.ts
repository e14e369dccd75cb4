import type { TableModel } from '../template/models/table.ts';
import type { CallDynamo } from './call.ts';

type Key = Record<string, unknown>;
interface Page {
  Items?: Key[];
  LastEvaluatedKey?: Key;
}

/** One page is as much as the database does at a stretch beside its real work. */
const PAGE = 500;

/**
 * Deletes items whose expiry has passed by the virtual clock, as DynamoDB's time to live does, and like that late.
 * @returns how many items went
 */
export async function sweepExpired(
  call: CallDynamo,
  tables: readonly TableModel[],
  nowMs: number,
): Promise<number> {
  let deleted = 0;
  for (const { name, ttlAttribute, properties } of tables) {
    if (ttlAttribute === undefined) continue;
    const keys = properties.KeySchema.map(({ AttributeName }) => AttributeName);
    for await (const key of expiredKeys(call, name, ttlAttribute, keys, nowMs)) {
      await call('DeleteItem', { TableName: name, Key: key });
      deleted++;
    }
  }
  return deleted;
}

async function* expiredKeys(
  call: CallDynamo,
  table: string,
  ttlAttribute: string,
  keys: readonly string[],
  nowMs: number,
) {
  const names = Object.fromEntries([ttlAttribute, ...keys].map((name, i) => [`#n${i}`, name]));
  let start: Key | undefined;
  do {
    const page: Page = await call<Page>('Scan', {
      TableName: table,
      Limit: PAGE,
      FilterExpression: '#n0 < :now',
      ProjectionExpression: keys.map((_, i) => `#n${i + 1}`).join(', '),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(nowMs / 1000)) } },
      ...(start && { ExclusiveStartKey: start }),
    });
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}
