import { contentHash } from './canonical.ts';

/**
 * How a place differs. Paths are JSON pointers: into the newer document, of what was removed into the older. `moved` names a
 * list whose entries stand in another order: `before` and `after` are their ids.
 */
export interface Change {
  path: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  before?: unknown;
  after?: unknown;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const pointer = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** What is not there is something else than null. */
const isSame = (before: unknown, after: unknown): boolean =>
  before === undefined || after === undefined ? before === after : contentHash(before) === contentHash(after);

/** Entries by their own ids, with their places; undefined where one has none or two have the same. */
const byOwnId = (list: readonly unknown[]): Map<string, { place: number; value: unknown }> | undefined => {
  const found = new Map<string, { place: number; value: unknown }>();
  for (const [place, value] of list.entries()) {
    if (!isFields(value) || typeof value.id !== 'string' || found.has(value.id)) return undefined;
    found.set(value.id, { place, value });
  }
  return found;
};

const ofFields = (before: Fields, after: Fields, path: string): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    ofPlace(before[key], after[key], pointer(path, key)),
  );

const ofKeyed = (
  before: ReadonlyMap<string, { place: number; value: unknown }>,
  after: ReadonlyMap<string, { place: number; value: unknown }>,
  path: string,
): Change[] => {
  const stayed = (ids: Iterable<string>) => [...ids].filter((id) => before.has(id) && after.has(id));
  const orders = { before: stayed(before.keys()), after: stayed(after.keys()) };
  return [
    ...[...before].flatMap(([id, { place, value }]) =>
      after.has(id) ? [] : ofPlace(value, undefined, pointer(path, place)),
    ),
    ...[...after].flatMap(([id, { place, value }]) =>
      ofPlace(before.get(id)?.value, value, pointer(path, place)),
    ),
    ...(isSame(orders.before, orders.after) ? [] : [{ path, kind: 'moved' as const, ...orders }]),
  ];
};

/** Entries that say who they are are compared with themselves, wherever they stand; others by their place. */
const ofLists = (before: readonly unknown[], after: readonly unknown[], path: string): Change[] => {
  const [own, other] = [byOwnId(before), byOwnId(after)];
  if (own && other) return ofKeyed(own, other, path);
  if (![...before, ...after].every(isFields)) return [{ path, kind: 'changed', before, after }];
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, place) => place);
  return places.flatMap((place) => ofPlace(before[place], after[place], pointer(path, place)));
};

const ofPlace = (before: unknown, after: unknown, path: string): Change[] => {
  if (isSame(before, after)) return [];
  if (before === undefined) return [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  if (isFields(before) && isFields(after)) return ofFields(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, path);
  return [{ path, kind: 'changed', before, after }];
};

/** What makes one document of the other, place by place. */
export const changesBetween = (before: unknown, after: unknown): Change[] => ofPlace(before, after, '');
