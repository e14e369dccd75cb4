import type { Count } from '../../../../core/analytics/count.ts';
import { quarterOf } from '../../../../core/analytics/days.ts';
import {
  added,
  emptyMinute,
  KEPT_MS,
  type Minute,
  minuteOf,
  newIn,
} from '../../../../core/analytics/minute.ts';
import type { Rows } from '../../../../core/analytics/ports.ts';
import { rowsOfText, textOfRows } from '../../../../core/analytics/rows.ts';
import { getItems, type Item, type Key, keyOf } from '../item.ts';
import { packedText, textOf } from '../packed-text.ts';
import { itemsBetween, putVersion, type Store, untilWritten, versionOf } from './store.ts';

/** An item holds no more; what comes after lies in finer ones, by the next hex digit of its id, and the item stays as it is. */
const MOST_IDS = 3_000;
const ID_BYTES = 8;

const iso = (atMs: number): string => new Date(atMs).toISOString();
const partitionOf = (quarterMs: number): string => `N#${iso(quarterMs).slice(0, 'yyyy-mm-ddThh:mm'.length)}`;

/** `17#` holds the first ids of the minute, `17#a` and on more of them. */
const nodeKey = (minuteMs: number, name: string): Key => ({
  pk: partitionOf(quarterOf(minuteMs)),
  sk: `${iso(minuteMs).slice('yyyy-mm-ddThh:'.length, 'yyyy-mm-ddThh:mm'.length)}#${name}`,
});
const doneKey = (quarterMs: number): Key => ({ pk: partitionOf(quarterMs), sk: 'done' });
const FIRST_NODE = '0';
const LAST_NODE = '9';

interface Node {
  minute: Minute;
  version: number;
  isFull: boolean;
}

const idsOf = (bytes: Uint8Array): Set<string> => {
  const hex = Buffer.from(bytes).toString('hex');
  const ids = new Set<string>();
  for (let at = 0; at < hex.length; at += 2 * ID_BYTES) ids.add(hex.slice(at, at + 2 * ID_BYTES));
  return ids;
};

const nodeOf = (item: Item | undefined): Node => ({
  minute: item
    ? { ids: idsOf(item.ids?.B ?? new Uint8Array()), rows: rowsOfText(textOf(item.body) ?? '[]') }
    : emptyMinute,
  version: versionOf(item),
  isFull: item?.full?.BOOL === true,
});

export const expiryAfter = (atMs: number): Item => ({
  expiresAtSeconds: { N: String(Math.ceil((atMs + KEPT_MS) / 1000)) },
});

const nodeItem = (key: Key, { ids, rows }: Minute, atMs: number): Item => ({
  ...keyOf(key),
  ids: { B: Buffer.from([...ids].join(''), 'hex') },
  body: packedText(textOfRows(rows)),
  ...(ids.size >= MOST_IDS && { full: { BOOL: true } }),
  ...expiryAfter(atMs),
});

/** Sort keys of items of a quarter of an hour, with the versions that somebody saw. */
export type Versions = ReadonlyMap<string, number>;

/** Adds counts of one minute; answers the items that hold them. */
export const addToMinute = async (
  store: Store,
  minuteMs: number,
  counts: readonly Count[],
  name = '',
): Promise<Versions> => {
  const key = nodeKey(minuteMs, name);
  const { version, finer } = await untilWritten(() => addToNode(store, key, minuteMs, counts));
  const byDigit = Map.groupBy(finer, ({ id }) => id[name.length] ?? '');
  const below = await Promise.all(
    [...byDigit].map(([digit, some]) => addToMinute(store, minuteMs, some, name + digit)),
  );
  return new Map([[key.sk, version], ...below.flatMap((versions) => [...versions])]);
};

/** Takes what there is room for; answers what belongs into finer items. */
const addToNode = async (store: Store, key: Key, minuteMs: number, counts: readonly Count[]) => {
  const [item] = await getItems(store.client, store.tableName, [key]);
  const { minute, version, isFull } = nodeOf(item);
  const fresh = newIn(minute, counts);
  const room = isFull ? 0 : MOST_IDS - minute.ids.size;
  const next = added(minute, fresh.slice(0, room));
  if (next === minute) return { version, finer: fresh };
  await putVersion(store, nodeItem(key, next, minuteMs), version);
  return { version: version + 1, finer: fresh.slice(room) };
};

/** What all minutes of a quarter of an hour come to. */
export interface Quarter {
  quarterMs: number;
  rows: Rows[];
  versions: Versions;
  /** Rows of items that days may not know yet. */
  undone: Rows[];
}

export const readQuarter = async (store: Store, quarterMs: number): Promise<Quarter> => {
  const [done, items] = await Promise.all([
    readDone(store, quarterMs),
    itemsBetween(store, partitionOf(quarterMs), [FIRST_NODE, `${LAST_NODE}~`]),
  ]);
  const nodes = items.map((item) => ({ sk: item.sk?.S ?? '', ...nodeOf(item) }));
  return {
    quarterMs,
    rows: nodes.map(({ minute }) => minute.rows),
    versions: new Map(nodes.map(({ sk, version }) => [sk, version])),
    undone: nodes.filter(({ sk, version }) => done.get(sk) !== version).map(({ minute }) => minute.rows),
  };
};

/** Which versions of its items have reached the days. */
export const readDone = async (store: Store, quarterMs: number): Promise<Versions> => {
  const [item] = await getItems(store.client, store.tableName, [doneKey(quarterMs)]);
  return new Map(JSON.parse(textOf(item?.body) ?? '[]') as [string, number][]);
};

export const doneItem = ({ quarterMs, versions }: Quarter): Item => ({
  ...keyOf(doneKey(quarterMs)),
  body: packedText(JSON.stringify([...versions])),
  ...expiryAfter(quarterMs),
});

export const byMinute = (counts: readonly Count[]): Map<number, Count[]> =>
  Map.groupBy(counts, ({ atMs }) => minuteOf(atMs));
