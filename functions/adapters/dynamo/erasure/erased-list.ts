import { type DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { ErasedList } from '../../../../core/archive/erased.ts';
import type { IdentityHash } from '../identity-hash.ts';
import { ERASED } from './tombstones.ts';

/** `ERASED`/`<ISO time>#<hash>`, as an erase puts it. */
export const dynamoErasedList = (
  client: DynamoDBClient,
  tableName: string,
  hash: IdentityHash,
): ErasedList => ({
  async since(atMs) {
    const hashOf = await hash.peek();
    if (!hashOf) return () => undefined;
    const erased = new Map<string, number>();
    const pages = paginateQuery(
      { client },
      {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk >= :since',
        ExpressionAttributeValues: { ':pk': { S: ERASED }, ':since': { S: new Date(atMs).toISOString() } },
      },
    );
    for await (const { Items = [] } of pages)
      for (const { sk, atMs: at } of Items) erased.set(sk?.S?.split('#')[1] ?? '', Number(at?.N));
    return (identity) => erased.get(hashOf(identity));
  },
});
