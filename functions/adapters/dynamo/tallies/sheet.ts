import { joined, type Part, partsOf } from '../../../../core/analytics/parts.ts';
import type { Rows } from '../../../../core/analytics/ports.ts';
import { rowsOfText, textOfRows } from '../../../../core/analytics/rows.ts';
import { type Item, type Key, keyOf } from '../item.ts';
import { packedText, textOf } from '../packed-text.ts';
import { itemsBetween, putVersion, type Store, versionOf } from './store.ts';

interface StoredPart {
  name: string;
  text: string;
  version: number;
  isSplit: boolean;
}

/** Figures under one key, as one item or, where they are many, in parts below it. */
export interface Sheet {
  key: Key;
  parts: ReadonlyMap<string, StoredPart>;
}

const EMPTY = '[]';
const missing = (name: string): StoredPart => ({ name, text: EMPTY, version: 0, isSplit: false });
const partKey = ({ pk, sk }: Key, name: string): Key => ({ pk, sk: `${sk}#${name}` });

/** `2026-11-28#` is the whole sheet of that name, `2026-11-28#a` a part of it. */
export const rangeOf = (from: string, to = from): readonly [string, string] => [`${from}#`, `${to}#~`];
export const sheetNameOf = (item: Item): string => item.sk?.S?.split('#')[0] ?? '';

const storedPart = (item: Item): StoredPart => ({
  name: item.sk?.S?.split('#')[1] ?? '',
  text: textOf(item.body) ?? EMPTY,
  version: versionOf(item),
  isSplit: item.split?.BOOL === true,
});

export const sheetOf = (key: Key, items: readonly Item[]): Sheet => ({
  key,
  parts: new Map(items.map((item) => [item.sk?.S?.split('#')[1] ?? '', storedPart(item)])),
});

export const readSheet = async (store: Store, key: Key): Promise<Sheet> =>
  sheetOf(key, await itemsBetween(store, key.pk, rangeOf(key.sk)));

/** What stands in the items of one sheet, the finest part first: while one is being split its figures are in finer ones too, which are newer. */
export const textsIn = (items: readonly Item[]): string[] =>
  items
    .map(storedPart)
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ text }) => (text === EMPTY ? [] : text));

/** What the items of one sheet hold together. */
export const rowsIn = (items: readonly Item[]): Rows =>
  joined(items.map(storedPart).map(({ name, text }): Part => ({ name, rows: rowsOfText(text) })));

/** How rows are written, as `textOfRows` unless it is said, and what stands beside them. No rows are `[]`. */
export interface Writing {
  textOf?: (rows: Rows) => string;
  more?: Item;
}

/**
 * Writes what has changed, each part on condition of the version that was read before the figures were worked out. A part that has
 * become too large is first marked as split and keeps its rows, then the finer ones are written, then it is emptied: whoever reads
 * in between finds everything. Throws Conflict where somebody else was first.
 */
export const writeSheet = async (
  store: Store,
  { key, parts: stored }: Sheet,
  rows: Rows,
  { textOf: textOfPart = textOfRows, more = {} }: Writing = {},
): Promise<void> => {
  const isSplit = (name: string) => stored.get(name)?.isSplit === true;
  const wanted = partsOf(rows, isSplit, { textOf: textOfPart });
  const put = (part: StoredPart): Promise<void> => {
    const item = {
      ...keyOf(partKey(key, part.name)),
      body: packedText(part.text),
      ...(part.isSplit && { split: { BOOL: true } }),
      ...more,
    };
    return putVersion(store, item, part.version);
  };
  const splits = [...new Set(wanted.flatMap(({ name }) => prefixesOf(name)))].map((name) => {
    const part = stored.get(name) ?? missing(name);
    return { part, isNew: !part.isSplit };
  });
  for (const { part, isNew } of splits) if (isNew) await put({ ...part, isSplit: true });
  const changed = [...emptied(stored, wanted), ...wanted].flatMap(({ name, rows: own }) => {
    const part = stored.get(name) ?? missing(name);
    const text = textOfPart(own);
    return text === part.text ? [] : [{ ...part, text }];
  });
  await Promise.all(changed.map(put));
  for (const { part, isNew } of splits)
    if (part.text !== EMPTY)
      await put({ ...part, text: EMPTY, isSplit: true, version: part.version + (isNew ? 1 : 0) });
};

/** `ab` lies below `` and `a`. */
const prefixesOf = (name: string): string[] =>
  Array.from({ length: name.length }, (_, length) => name.slice(0, length));

/** Parts that have no rows any more, since days are cut by another zone now. */
const emptied = (stored: ReadonlyMap<string, StoredPart>, wanted: readonly Part[]): Part[] => {
  const names = new Set(wanted.map(({ name }) => name));
  return [...stored.values()]
    .filter(({ name, isSplit }) => !isSplit && !names.has(name))
    .map(({ name }) => ({ name, rows: {} }));
};
