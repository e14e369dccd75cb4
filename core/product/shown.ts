import type { CartLine } from '../cart/cart-log.ts';
import type { EventView } from '../condition/roots.ts';
import { LINKS } from '../event/own-links.ts';
import { hasPlace, plainFields } from '../event/plain-words.ts';
import { isFields } from '../event/tidy.ts';
import { minorOf } from '../money.ts';
import { type Catalogue, idsOfFields, idsOfLine, linesIn, productOf } from './catalogue.ts';
import { isInStock, type Product } from './product.ts';

type Fields = Record<string, unknown>;

/** An event, and whether somebody said it who read a key out of a page. */
export type SaidEvent = EventView & { unproven?: true };

export interface ShownBy {
  catalogue: Catalogue;
  /** May names be shown that only a public key has said? */
  names: 'catalogue' | 'events';
}

/** What a shop has set, else the catalogue as soon as there is one. */
export const shownBy = (
  { productNames }: { productNames?: 'catalogue' | 'events' | undefined },
  catalogue: Catalogue,
): ShownBy => ({ catalogue, names: productNames ?? (catalogue.isKept ? 'catalogue' : 'events') });

/** How an event describes a product. */
const NAMES = [
  'name',
  'product_name',
  'productName',
  'title',
  'brand',
  'variant',
  'category',
  'categories',
  'sku',
  'product_id',
  'productId',
];
const PRICES_PAID = /^(Order|Payment) /;

const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** However deep they stand. */
const nameless = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(nameless);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(without(value, NAMES)).map(([name, held]) => [name, nameless(held)]),
  );
};

/** As events say it, in Segment's names; the price an order was paid with stays. */
const catalogued = (product: Product, said: Fields, isPaid: boolean): Fields => {
  const { id, name, url, imageUrl, category, price, currency, stock } = product;
  const inStock = isInStock(product);
  const isCheaper =
    typeof said.price === 'number' && said.currency === currency && (price ?? said.price) < said.price;
  return {
    ...{ product_id: id, name },
    ...(url !== undefined && { url }),
    ...(imageUrl !== undefined && { image_url: imageUrl }),
    ...(category !== undefined && { category }),
    ...(stock !== undefined && { stock }),
    ...(inStock !== undefined && { in_stock: inStock }),
    ...(price !== undefined && !isPaid && { price, currency }),
    ...(isCheaper && !isPaid && said.old_price === undefined && { old_price: said.price }),
  };
};

/** Of several variants with one entry the price is that of none of them. */
const hasOwnPrice = (product: Product, { variant, sku }: { variant?: unknown; sku?: unknown }): boolean =>
  variant === undefined || product.id === sku;

const shownFields = (said: Fields, unproven: boolean, isPaid: boolean, by: ShownBy): Fields => {
  const product = productOf(by.catalogue, idsOfFields(said));
  const isStrict = unproven && (product !== undefined || by.names === 'catalogue');
  const fields = isStrict ? (nameless(said) as Fields) : said;
  const keepsPrice = isPaid || (product !== undefined && !unproven && !hasOwnPrice(product, said));
  return product ? { ...fields, ...catalogued(product, said, keepsPrice) } : fields;
};

/**
 * An event as messages show it: products with the catalogue's name, picture, link and price of now. What somebody said who may be
 * anybody names no place, and no product that the catalogue does not know.
 */
export const shownEvent = ({ unproven: mark, ...event }: SaidEvent, by: ShownBy): EventView => {
  const { properties } = event;
  const unproven = mark === true;
  if (!properties) return event;
  const said = unproven ? plainFields(properties, LINKS) : properties;
  const isPaid = PRICES_PAID.test(event.event);
  const lines = linesIn(properties).map((line) =>
    shownFields(unproven ? plainFields(line, LINKS) : line, unproven, isPaid, by),
  );
  return {
    ...event,
    properties: {
      ...shownFields(said, unproven, isPaid, by),
      ...(Array.isArray(said.products) && { products: lines }),
    },
  };
};

/** A line of the cart as messages show it. */
export interface ShownLine extends CartLine {
  /** Left out where the catalogue does not say. */
  inStock?: boolean;
  /** What it did cost when it was put in, if it costs less now; in minor units. */
  oldPriceMinor?: number;
}

const priced = (line: CartLine, { price, currency }: Product): Partial<ShownLine> => {
  if (price === undefined || currency === undefined) return {};
  const priceMinor = minorOf(price, currency);
  const wasMore = line.currency === currency && line.priceMinor !== undefined && line.priceMinor > priceMinor;
  return { priceMinor, currency, ...(wasMore && { oldPriceMinor: line.priceMinor }) };
};

const plainText = (text: string | undefined): string | undefined =>
  text === undefined || hasPlace(text) ? undefined : text;

const kindOf = (
  line: {
    [K in 'sku' | 'variant']: string | undefined;
  },
): Pick<CartLine, 'sku' | 'variant'> => {
  const [sku, variant] = [plainText(line.sku), plainText(line.variant)];
  return { ...(sku !== undefined && { sku }), ...(variant !== undefined && { variant }) };
};

/** A variant counts if somebody who is known has named the line: else anybody may have made it up. */
const fromCatalogue = (line: CartLine, product: Product): ShownLine => {
  const { claimedName: _, sku, variant, ...rest } = line;
  const isVouched = line.name !== undefined;
  const inStock = isInStock(product);
  const isSame = !isVouched || hasOwnPrice(product, line);
  return {
    ...rest,
    ...{ productId: product.id, name: product.name },
    ...(isVouched && kindOf({ sku, variant })),
    ...(product.url !== undefined && { url: product.url }),
    ...(product.imageUrl !== undefined && { imageUrl: product.imageUrl }),
    ...(inStock !== undefined && { inStock }),
    ...(isSame && priced(line, product)),
  };
};

/**
 * A line that the catalogue does not know, as events described it; undefined where nobody who is known has named it, and the shop
 * shows no other.
 */
const asSaid = (line: CartLine, { names }: ShownBy): ShownLine | undefined => {
  const { claimedName, sku, variant, ...rest } = line;
  if (line.name !== undefined) return { ...rest, ...kindOf({ sku, variant }) };
  if (names === 'catalogue') return undefined;
  const name = plainText(claimedName);
  return {
    ...rest,
    productId: plainText(line.productId) ?? '',
    ...(name !== undefined && { name }),
    ...kindOf({ sku, variant }),
  };
};

/** Lines of a cart as messages show them. One that must not be shown at all is left out. */
export const shownLines = (lines: readonly CartLine[], by: ShownBy): ShownLine[] =>
  lines.flatMap((line) => {
    const product = productOf(by.catalogue, idsOfLine(line));
    return product ? fromCatalogue(line, product) : (asSaid(line, by) ?? []);
  });
