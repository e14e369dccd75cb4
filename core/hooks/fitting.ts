import { exceeds, MOST_EVENT_BYTES, utf8Bytes } from '../event/limits.ts';
import { isFields } from '../event/tidy.ts';
import type { Fields, Said } from './hook.ts';
import { listOf } from './read.ts';

/** Longer texts are no names. */
const MOST_CHARACTERS = 500;
/** What a product is known and counted by. */
const COUNTED = ['product_id', 'variant', 'sku', 'price', 'quantity'];
const NAMED = ['product_id', 'quantity'];

const fits = (said: Said): boolean => !exceeds(JSON.stringify(said), MOST_EVENT_BYTES);

const isShort = (value: unknown): boolean => typeof value !== 'string' || value.length <= MOST_CHARACTERS;

const withoutLongTexts = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [[name, listOf(value).map(withoutLongTexts)]];
      if (isFields(value)) return [[name, withoutLongTexts(value)]];
      return isShort(value) ? [[name, value]] : [];
    }),
  );

const only =
  (names: readonly string[]) =>
  (product: Fields): Fields =>
    Object.fromEntries(names.flatMap((name) => (name in product ? [[name, product[name]]] : [])));

const withProducts = (said: Said, change: (products: Fields[]) => Fields[]): Said => {
  const { properties } = said;
  if (!isFields(properties) || !Array.isArray(properties.products)) return said;
  return { ...said, properties: { ...properties, products: change(listOf(properties.products)) } };
};

/** As many of the first lines as there is room for. */
const firstLines = (said: Said): Said => {
  const room = MOST_EVENT_BYTES - utf8Bytes(JSON.stringify(withProducts(said, () => [])));
  let used = 0;
  return withProducts(said, (products) =>
    products.filter((product) => {
      used += utf8Bytes(JSON.stringify(product)) + 1;
      return used <= room;
    }),
  );
};

const cuts: readonly ((said: Said) => Said)[] = [
  (said) => ({ ...said, ...withoutLongTexts(said) }),
  (said) => withProducts(said, (products) => products.map(only(COUNTED))),
  (said) => withProducts(said, (products) => products.map(only(NAMED))),
  firstLines,
];

/** An event of a hook within the bounds of an event: an order of many lines loses words about them, not itself. */
export const fitting = (said: Said): Said =>
  cuts.reduce((held, cut) => (fits(held) ? held : cut(held)), said);
