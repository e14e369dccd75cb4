import type { ShopEvent } from '../event/event.ts';
import { shortHash } from '../hash.ts';
import type { CartLine, CartOp } from './cart-log.ts';
import { bare, MAX_LINES } from './lines.ts';
import { currencyOf, orderIdOf, productLine, quantityOf, textOf, urlOf } from './product-line.ts';

type Fields = Record<string, unknown>;
type Kind = CartOp['kind'];

/** What each event does to the cart. Those that show a whole cart replace it when they carry products. */
const KINDS = new Map<string, Kind>([
  ['Product Added', 'add'],
  ['Product Removed', 'remove'],
  ['Cart Viewed', 'replace'],
  ['Cart Updated', 'replace'],
  ['Checkout Started', 'replace'],
  ['Order Completed', 'order'],
  ['Checkout Step Viewed', 'touch'],
  ['Checkout Step Completed', 'touch'],
  ['Payment Info Entered', 'touch'],
  ['Coupon Applied', 'touch'],
  ['Coupon Entered', 'touch'],
]);

/** What a track event does to the cart; undefined for all that has to do with none. `id` is the hash of its message. */
export const cartOpOf = (event: ShopEvent, id: string): CartOp | undefined => {
  const named = event.type === 'track' ? KINDS.get(event.event) : undefined;
  if (named === undefined) return undefined;
  const fields = event.properties ?? {};
  const products = Array.isArray(fields.products) ? fields.products : undefined;
  const lines = linesOf(named, fields, products, event.unproven === true);
  const kind = kindOf(named, lines, products);
  const whole = kind === 'remove' && quantityOf(fields) === undefined;
  return {
    id: idOf(kind, fields) ?? id,
    atMs: event.atMs,
    kind,
    lines,
    ...(whole && { whole }),
    ...places(fields),
  };
};

/** Site and till may both report an order: it is one by its order_id. */
const idOf = (kind: Kind, fields: Fields): string | undefined => {
  const orderId = kind === 'order' ? orderIdOf(fields) : undefined;
  return orderId === undefined ? undefined : shortHash(`order ${orderId}`);
};

const kindOf = (named: Kind, lines: CartLine[], products: unknown[] | undefined): Kind => {
  if (named === 'replace') return showsCart(lines, products) ? 'replace' : 'touch';
  if (named === 'order' || lines.length > 0) return named;
  return 'touch';
};

/** Lines of which none names a product are no empty cart, but one that is told in words we do not know. */
const showsCart = (lines: CartLine[], products: unknown[] | undefined): boolean =>
  products !== undefined &&
  (lines.length > 0 || products.length === 0 || products.some((one) => isFields(one) && isNamed(one)));

const isNamed = (product: Fields): boolean => productLine(product, undefined) !== undefined;

const linesOf = (
  named: Kind,
  fields: Fields,
  products: unknown[] | undefined,
  unproven: boolean,
): CartLine[] => {
  const currency = currencyOf(fields);
  const own = named === 'add' || named === 'remove' ? productLine(fields, currency, unproven) : undefined;
  const all = own
    ? [own]
    : (products ?? []).filter(isFields).flatMap((product) => productLine(product, currency, unproven) ?? []);
  if (named === 'order') return all.map(bare);
  if (named === 'remove')
    return all
      .map(taken)
      .filter(({ quantity }) => quantity > 0)
      .slice(0, MAX_LINES);
  return all.filter(({ quantity }) => quantity > 0).slice(0, MAX_LINES);
};

/** Some clients say what goes out below zero. */
const taken = (line: CartLine): CartLine => ({ ...line, quantity: Math.abs(line.quantity) });

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const places = (fields: Fields): Pick<CartOp, 'cartId' | 'cartUrl' | 'checkoutUrl'> => {
  const cartId = textOf(fields, ['cart_id', 'cartId'], 128);
  const cartUrl = urlOf(fields, ['cart_url', 'cartUrl']);
  const checkoutUrl = urlOf(fields, ['checkout_url', 'checkoutUrl']);
  return {
    ...(cartId !== undefined && { cartId }),
    ...(cartUrl !== undefined && { cartUrl }),
    ...(checkoutUrl !== undefined && { checkoutUrl }),
  };
};
