import { inflateRawSync } from 'node:zlib';
import { type AttributeValue, type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

/** Everything in a table as one text a line per item, what is deflated unpacked: for looking for what must not be there. */
export const dumpOf = async ({ client, tableName }: { client: DynamoDBClient; tableName: string }) => {
  const lines: string[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true }))
    for (const item of page.Items ?? []) lines.push(JSON.stringify(item, unpacked));
  return lines;
};

const unpacked = (_key: string, value: unknown): unknown => {
  const { B: bytes } = (value ?? {}) as AttributeValue;
  return bytes instanceof Uint8Array ? { B: textOf(bytes) } : value;
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return inflateRawSync(bytes).toString();
  } catch {
    return Buffer.from(bytes).toString('hex');
  }
};
