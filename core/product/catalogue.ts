import type { CartLine } from '../cart/cart-log.ts';
import { itemIdOf, skuOf } from '../event/said-fields.ts';
import type { Product } from './product.ts';

/** What the shop's catalogue says, as far as a message asks. */
export interface Catalogue {
  products: ReadonlyMap<string, Product>;
  /** Does the shop keep one at all? */
  isKept: boolean;
}

export const noCatalogue: Catalogue = { products: new Map(), isKept: false };

/** Of a cart or an order so many lines are looked up; the others are shown as if the catalogue did not know them. */
const MOST_SHOWN = 50;

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 200;

type Fields = Record<string, unknown>;

/** The ids of what fields of an event describe: by sku first, since a variant has an entry of its own under it. */
export const idsOfFields = (fields: Fields): string[] => [skuOf(fields), itemIdOf(fields)].filter(isId);

export const idsOfLine = ({ sku, productId }: Pick<CartLine, 'sku' | 'productId'>): string[] =>
  [sku, productId].filter(isId);

/** Under which of the ids the catalogue has it. */
export const productOf = ({ products }: Catalogue, ids: readonly string[]): Product | undefined =>
  ids.map((id) => products.get(id)).find((found) => found !== undefined);

export const linesIn = ({ products }: Fields): Fields[] =>
  (Array.isArray(products) ? products : []).filter(
    (line): line is Fields => typeof line === 'object' && line !== null,
  );

/** What has to be looked up for a message about this event and these lines. */
export const idsAskedBy = (properties: Fields, lines: readonly CartLine[]): string[] => [
  ...new Set([
    ...[properties, ...linesIn(properties).slice(0, MOST_SHOWN)].flatMap(idsOfFields),
    ...lines.slice(0, MOST_SHOWN).flatMap(idsOfLine),
  ]),
];
