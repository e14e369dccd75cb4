/** One product line as it stands, money in minor units of its currency. */
export interface CartLine {
  productId: string;
  name?: string;
  /** As somebody named it who may be anybody: shown to staff, in messages only where the shop keeps no catalogue. */
  claimedName?: string;
  priceMinor?: number;
  currency?: string;
  quantity: number;
  url?: string;
  imageUrl?: string;
  variant?: string;
  sku?: string;
}

/** What a cart event did, kept for 48 hours so that a late one finds its place; older ones are folded into the base. */
export interface CartOp {
  /** shortHash of the messageId, of an order that of its order_id: tells operations of the same millisecond apart. */
  id: string;
  atMs: number;
  kind: 'add' | 'remove' | 'replace' | 'order' | 'touch';
  /** add: what comes in; remove, order: what goes out; replace: the whole cart; an order without lines takes all. */
  lines: CartLine[];
  /** remove: takes the line, whatever its quantity. */
  whole?: boolean;
  /** replace, said before two carts were joined: it replaces only these lines, which its own cart held then. */
  instead?: CartLine[];
  cartId?: string;
  cartUrl?: string;
  checkoutUrl?: string;
}

/**
 * The cart is the fold of its operations in the order of event time, so the outcome does not depend on arrival.
 * `base` is the state before the oldest kept operation.
 */
export interface CartLog {
  base: CartState;
  ops: CartOp[];
}

/** What an order took: line events before it change nothing. Kept 48 hours. */
export interface ClosedLine {
  /** '' for an order that named nothing: it took all there was. */
  productId: string;
  atMs: number;
  variant?: string;
  sku?: string;
}

/** The cart as it stands after a fold. */
export interface CartState {
  /** cart_id of the shop, else made from the operation that opened it. Undefined while empty. */
  id?: string;
  /** Since when it has been non-empty and not ordered: names the cart among those of a person. */
  openedAtMs?: number;
  /** Latest cart or checkout event. */
  activityAtMs?: number;
  lines: CartLine[];
  closed: ClosedLine[];
  /** An order left these lines behind: they count again only when touched. */
  rested?: boolean;
  cartUrl?: string;
  checkoutUrl?: string;
}

export const emptyCart = (): CartState => ({ lines: [], closed: [] });
export const emptyCartLog = (): CartLog => ({ base: emptyCart(), ops: [] });
