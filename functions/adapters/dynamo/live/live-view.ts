import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { MINUTE_MS } from '../../../../core/duration.ts';
import { Invalid } from '../../../../core/errors.ts';
import type { LiveEntry, LivePage, LiveView } from '../../../../core/live/live.ts';
import type { Clock } from '../../../../core/ports.ts';
import { getItems, type Item, isAlive } from '../item.ts';
import { partitionOf, sightingsPartition } from './keys.ts';

/** What is written before this has been written by everybody: nothing turns up behind a cursor. */
const SETTLES_MS = 1_000;
/** Further back nobody looks for what is live. */
const MOST_BACK_MS = 10 * MINUTE_MS;
const ITEMS_A_QUERY = 50;
const MOST_ENTRIES = 300;

interface Found {
  items: Item[];
  /** Up to here everything was read. */
  upTo: string;
}

const cursorForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z(#[0-9a-f]{1,16})?$/;
const kinds = ['event', 'refused'] as const;
const placeOf = (item: Item): string => item.sk?.S ?? '';
const iso = (ms: number): string => new Date(ms).toISOString();

const minutesBetween = (fromMs: number, toMs: number): number[] => {
  const first = Math.floor(fromMs / MINUTE_MS);
  const count = Math.floor(toMs / MINUTE_MS) - first + 1;
  return Array.from({ length: count }, (_, no) => (first + no) * MINUTE_MS);
};

/** The view of what comes in, read by the minutes that somebody has not seen. */
export const dynamoLiveView = (client: DynamoDBClient, tableName: string, clock: Clock): LiveView => {
  const query = async (pk: string, after: string, before: string, forward: boolean): Promise<Found> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :before',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':after': { S: after }, ':before': { S: before } },
        ScanIndexForward: forward,
        ConsistentRead: true,
        Limit: ITEMS_A_QUERY,
      }),
    );
    const isCut = LastEvaluatedKey !== undefined && forward;
    return {
      items: Items.filter((item) => placeOf(item) > after),
      upTo: isCut ? placeOf(Items.at(-1) ?? {}) : before,
    };
  };

  /** Those after a place, in order; what a query was cut at, all are cut at. */
  const itemsAfter = async (after: string, forward: boolean, nowMs: number): Promise<Found> => {
    const beforeMs = nowMs - SETTLES_MS;
    const before = iso(beforeMs);
    const minutes = minutesBetween(Math.min(beforeMs, Date.parse(after.slice(0, 24))), beforeMs);
    const found = await Promise.all(
      minutes.flatMap((minute) =>
        kinds.map((kind) => query(partitionOf(kind, minute), after, before, forward)),
      ),
    );
    const upTo = found.map((one) => one.upTo).toSorted()[0] ?? before;
    const items = found.flatMap((one) => one.items).filter((item) => placeOf(item) <= upTo);
    return { items: items.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)), upTo };
  };

  return {
    async page(after) {
      if (after !== undefined && !cursorForm.test(after))
        throw new Invalid([{ path: '/after', message: 'no cursor of an answer before' }]);
      const nowMs = clock.now();
      const earliest = iso(nowMs - MOST_BACK_MS);
      const from = after === undefined || after < earliest ? earliest : after;
      return pageOf(await itemsAfter(from, after !== undefined, nowMs), from, after === undefined);
    },

    async sightings(sourceId) {
      const [item] = await getItems(client, tableName, [{ pk: sightingsPartition(sourceId), sk: '#' }]);
      if (!item || !isAlive(item, clock.now())) return new Map();
      const { pk: _pk, sk: _sk, expiresAtSeconds: _expires, ...seen } = item;
      return new Map(Object.entries(seen).map(([name, value]) => [name, Number(value.N ?? 0)]));
    },
  };
};

/** As many whole items as a page takes: the oldest, or where somebody begins to look the latest. */
const pageOf = ({ items, upTo }: Found, from: string, latest: boolean): LivePage => {
  const read = items.map((item) => ({
    place: placeOf(item),
    entries: JSON.parse(item.body?.S ?? '[]') as LiveEntry[],
    notShown: Number(item.notShown?.N ?? 0),
  }));
  const taken: typeof read = [];
  let count = 0;
  for (const one of latest ? read.toReversed() : read) {
    if (count >= MOST_ENTRIES) break;
    taken.push(one);
    count += one.entries.length;
  }
  const inOrder = latest ? taken.toReversed() : taken;
  const isAll = taken.length === read.length;
  const cursor = isAll || latest ? upTo : (inOrder.at(-1)?.place ?? from);
  return {
    entries: inOrder.flatMap(({ entries }) => entries),
    notShown: inOrder.reduce((sum, { notShown }) => sum + notShown, 0),
    cursor: cursor > from ? cursor : from,
  };
};
