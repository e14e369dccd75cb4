/** One product line as it stands, money in minor units of the cart's currency. */
export interface CartLine {
  productId: string;
  name?: string;
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
  /** shortHash of the messageId: tells operations of the same millisecond apart. */
  id: string;
  atMs: number;
  kind: 'add' | 'remove' | 'replace' | 'order' | 'touch';
  /** add, remove: one line; replace: the whole cart; order: the lines it takes, none = all. */
  lines: CartLine[];
  /** remove without a quantity takes the line. */
  whole?: boolean;
  cartId?: string;
  currency?: string;
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

/** The cart as it stands after a fold. */
export interface CartState {
  /** cart_id of the shop, else made from the operation that opened it. Undefined while empty. */
  id?: string;
  /** Since when it has been non-empty: with the id the entry key of cart journeys. */
  openedAtMs?: number;
  /** Latest cart or checkout event. */
  activityAtMs?: number;
  lines: CartLine[];
  /** productId → time of the order that took the line; kept 48 hours. */
  closed: Record<string, number>;
  cartUrl?: string;
  checkoutUrl?: string;
}
