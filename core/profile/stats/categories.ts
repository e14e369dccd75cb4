import type { ShopEvent } from '../../event/event.ts';
import { hasPlace } from '../../event/plain-words.ts';
import { mergeNamed } from './bounded.ts';
import type { Tally } from './stats.ts';

type Fields = Record<string, unknown>;

/** Of one product or order. */
const MOST = 8;
const MAX_NAME = 64;
const FIELDS = ['category', 'categories'];
const VIEWS = new Set(['Product Viewed', 'Product List Viewed']);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const namesIn = (fields: Fields): string[] =>
  FIELDS.flatMap((field) => fields[field])
    .filter((name) => typeof name === 'string')
    .map((name) => name.trim().slice(0, MAX_NAME))
    .filter((name) => name !== '' && name !== '__proto__');

/** The categories that an event and its products name, sorted. Whoever may be anybody names no place among them. */
export const categoriesOf = ({
  properties = {},
  unproven,
}: Pick<ShopEvent, 'properties' | 'unproven'>): string[] => {
  const products = Array.isArray(properties.products) ? properties.products.filter(isFields) : [];
  const names = [...new Set([properties, ...products].flatMap(namesIn))];
  return (unproven ? names.filter((name) => !hasPlace(name)) : names).toSorted().slice(0, MOST);
};

export const mergeCategories = (a: readonly string[], b: readonly string[]): string[] =>
  [...new Set([...a, ...b])].toSorted().slice(0, MOST);

export const addTallies = (
  a: Readonly<Record<string, Tally>>,
  b: Readonly<Record<string, Tally>>,
): Record<string, Tally> =>
  mergeNamed(a, b, (x, y) => ({ count: x.count + y.count, lastAtMs: Math.max(x.lastAtMs, y.lastAtMs) }));

/** What a look at a product or at a list adds: one view of each category it names. A robot's look is none. */
export const viewedBy = (event: ShopEvent): Record<string, Tally> | undefined => {
  if (event.type !== 'track' || !VIEWS.has(event.event) || event.bot) return undefined;
  const names = categoriesOf(event);
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, { count: 1, lastAtMs: event.atMs }]));
};
