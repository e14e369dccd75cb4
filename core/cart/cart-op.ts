import type { ShopEvent } from '../event/event.ts';
import { cartIdOf, currencyOf, orderIdOf, productIdOf, quantityOf, urlOf } from '../event/said-fields.ts';
import { isFields } from '../event/tidy.ts';
import { shortHash } from '../hash.ts';
import type { CartLine, CartOp } from './cart-log.ts';
import { bare, MAX_LINES } from './lines.ts';
import { productLine } from './product-line.ts';

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

/**
 * The products that a cart event names, each as it was sent: one that is added or taken stands in the properties themselves, or in a
 * list as all others do. Undefined where there is no list.
 */
export const productsSaid = (event: string, fields: Fields): readonly unknown[] | undefined => {
  const kind = KINDS.get(event);
  if ((kind === 'add' || kind === 'remove') && productIdOf(fields) !== undefined) return [fields];
  return Array.isArray(fields.products) ? fields.products : undefined;
};

/** What a track event does to the cart; undefined for all that has to do with none. `id` is the hash of its message. */
export const cartOpOf = (event: ShopEvent, id: string): CartOp | undefined => {
  const named = event.type === 'track' ? KINDS.get(event.event) : undefined;
  if (named === undefined) return undefined;
  const fields = event.properties ?? {};
  const products = productsSaid(event.event, fields);
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

const kindOf = (named: Kind, lines: CartLine[], products: readonly unknown[] | undefined): Kind => {
  if (named === 'replace') return showsCart(lines, products) ? 'replace' : 'touch';
  if (named === 'order' || lines.length > 0) return named;
  return 'touch';
};

/** Lines of which none names a product are no empty cart, but one that is told in words we do not know. */
const showsCart = (lines: CartLine[], products: readonly unknown[] | undefined): boolean =>
  products !== undefined &&
  (lines.length > 0 ||
    products.length === 0 ||
    products.some((one) => isFields(one) && productIdOf(one) !== undefined));

const linesOf = (
  named: Kind,
  fields: Fields,
  products: readonly unknown[] | undefined,
  unproven: boolean,
): CartLine[] => {
  const currency = currencyOf(fields);
  const all = (products ?? [])
    .filter(isFields)
    .flatMap((product) => productLine(product, currency, unproven) ?? []);
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

const places = (fields: Fields): Pick<CartOp, 'cartId' | 'cartUrl' | 'checkoutUrl'> => {
  const cartId = cartIdOf(fields);
  const cartUrl = urlOf(fields, ['cart_url', 'cartUrl']);
  const checkoutUrl = urlOf(fields, ['checkout_url', 'checkoutUrl']);
  return {
    ...(cartId !== undefined && { cartId }),
    ...(cartUrl !== undefined && { cartUrl }),
    ...(checkoutUrl !== undefined && { checkoutUrl }),
  };
};
