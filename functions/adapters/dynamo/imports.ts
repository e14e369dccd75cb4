import {
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { NotFound } from '../../../core/errors.ts';
import type { Import, ImportPart, Imports, RefusedRows } from '../../../core/import/imports.ts';
import type { Clock } from '../../../core/ports.ts';
import { deleteItems, getItems, type Item, isAlive, isLost, keyOf, lastFirst, putItems } from './item.ts';
import { packedText, textOf } from './packed-text.ts';

const ALL = 'IMPORTS';
const partitionOf = (id: string) => `IMPORT#${id}`;
const digits = (part: number) => String(part).padStart(5, '0');
const partKey = (id: string, part: number) => ({ pk: partitionOf(id), sk: `P#${digits(part)}` });
/** Named by the content: an item of an earlier text of the part is never taken for one of this. */
const chunkKey = (
  id: string,
  { part, contentHash }: Pick<ImportPart, 'part' | 'contentHash'>,
  at: number,
) => ({
  pk: partitionOf(id),
  sk: `R#${digits(part)}#${contentHash.slice(0, 16)}#${digits(at)}`,
});

/** Characters of JSON in one item: three bytes each, deflated or not, stay below 350 KB. */
const CHUNK_CHARACTERS = 110_000;

const bodyOf = <T>(item: Item): T => JSON.parse(textOf(item.body) ?? 'null') as T;
const written = (key: { pk: string; sk: string }, body: unknown, expiresAtMs: number): Item => ({
  ...keyOf(key),
  body: packedText(JSON.stringify(body)),
  expiresAtSeconds: { N: String(Math.ceil(expiresAtMs / 1000)) },
});

/** Rows in runs that fit an item each; one that fits nowhere keeps as much of its cells as does. */
const chunksOf = ({ headers, rows }: RefusedRows): RefusedRows[] => {
  const chunks: RefusedRows[] = [];
  let left = 0;
  for (const row of rows) {
    const size = JSON.stringify(row).length + 1;
    const current = chunks.at(-1);
    if (current && size <= left) current.rows.push(row);
    else chunks.push({ headers, rows: [size <= CHUNK_CHARACTERS ? row : shortened(row)] });
    left = current && size <= left ? left - size : CHUNK_CHARACTERS - size;
  }
  return chunks;
};

const shortened = (row: RefusedRows['rows'][number]): RefusedRows['rows'][number] => {
  let left = CHUNK_CHARACTERS / 2;
  const cells = row.cells.slice(0, 1000).map((cell) => {
    const kept = cell.slice(0, Math.max(0, left));
    left -= JSON.stringify(kept).length;
    return kept;
  });
  return { ...row, reason: `${row.reason} (shortened here)`, cells };
};

/**
 * Imports in ProfileTable: what they hold of people goes with the table's expiry. Head items lie together under `IMPORTS`,
 * so that they can be listed; parts and refused rows under `IMPORT#<id>`.
 */
export const dynamoImports = (client: DynamoDBClient, tableName: string, clock: Clock): Imports => {
  const get = async (key: { pk: string; sk: string }): Promise<Item | undefined> => {
    const [item] = await getItems(client, tableName, [key]);
    return item && isAlive(item, clock.now()) ? item : undefined;
  };

  const importOf = (item: Item): Import => {
    const one = bodyOf<Import>(item);
    const end = item.end?.S;
    return end === undefined ? one : { ...one, status: 'finished', ...(JSON.parse(end) as Partial<Import>) };
  };

  /** DynamoDB takes no empty prefix: without one it is the whole partition. */
  const query = async (pk: string, prefix?: string, projection?: string): Promise<Item[]> => {
    const ask = {
      TableName: tableName,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':pk': { S: pk },
        ...(prefix !== undefined && { ':prefix': { S: prefix } }),
      },
      ConsistentRead: true,
      ...(projection && { ProjectionExpression: projection }),
    };
    const items: Item[] = [];
    for await (const { Items = [] } of paginateQuery({ client }, ask)) items.push(...Items);
    return items;
  };

  return {
    async create(one) {
      const Item = written({ pk: ALL, sk: one.id }, one, one.expiresAtMs);
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },

    async get(id) {
      const item = await get({ pk: ALL, sk: id });
      return item && importOf(item);
    },

    async list(cursor, limit) {
      const { items, next } = await lastFirst(client, tableName, {
        pk: ALL,
        cursor,
        limit,
        nowMs: clock.now(),
      });
      return { imports: items.map(importOf), ...next };
    },

    async finish(id, atMs, totals) {
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf({ pk: ALL, sk: id }),
        UpdateExpression: 'SET #end = :end',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#end': 'end' },
        ExpressionAttributeValues: { ':end': { S: JSON.stringify({ finishedAtMs: atMs, totals }) } },
      });
      await client.send(command).catch((cause: unknown) => {
        throw isLost(cause) ? new NotFound('import', id, { cause }) : cause;
      });
    },

    async part(id, part) {
      const item = await get(partKey(id, part));
      return item && bodyOf<ImportPart>(item);
    },

    async parts(id) {
      const items = await query(partitionOf(id), 'P#');
      return items.filter((item) => isAlive(item, clock.now())).map((item) => bodyOf<ImportPart>(item));
    },

    async savePart({ id, expiresAtMs }, part, refused) {
      const chunks = chunksOf(refused);
      const items = chunks.map((chunk, at) => written(chunkKey(id, part, at), chunk, expiresAtMs));
      await putItems(client, tableName, items);
      const Item = written(partKey(id, part.part), { ...part, chunks: chunks.length }, expiresAtMs);
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },

    async refused(id, part) {
      const keys = Array.from({ length: part.chunks }, (_, at) => chunkKey(id, part, at));
      const items = await getItems(client, tableName, keys);
      const chunks = items
        .toSorted((a, b) => ((a.sk?.S ?? '') < (b.sk?.S ?? '') ? -1 : 1))
        .map((item) => bodyOf<RefusedRows>(item));
      return { headers: chunks[0]?.headers ?? [], rows: chunks.flatMap(({ rows }) => rows) };
    },

    async remove(id) {
      // The head first: whoever puts a part meanwhile finds it gone and takes that part back.
      await deleteItems(client, tableName, [keyOf({ pk: ALL, sk: id })]);
      await deleteItems(client, tableName, await query(partitionOf(id), undefined, 'pk, sk'));
    },
  };
};
