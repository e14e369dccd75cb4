/** First and last instant of something. */
export interface Span {
  firstAtMs: number;
  lastAtMs: number;
}

/** How often, and when last. */
export interface Tally {
  count: number;
  lastAtMs: number;
}

/** What an order is worth, as somebody said at `atMs`. */
export interface Worth {
  minor: number;
  /** Empty where none was said: hundredths of whatever the order's currency is. */
  currency: string;
  atMs: number;
}

/** One order_id. Every part is the earliest or latest word by event time, so that the order of arrival does not matter. */
export interface OrderMark {
  /** shortHash of the order id. */
  hash: string;
  /** The earliest report that it was completed. */
  atMs: number;
  source: string;
  /** As its earliest report with an amount says. */
  worth?: Worth;
  /** As the latest `Order Updated` says. */
  updated?: Worth;
  /** Of its products, sorted; bounded. */
  categories?: string[];
  cancelled?: true;
  /** Only cancelled or updated so far: no order yet. */
  unplaced?: true;
}

/** One refund. Without an amount it is of the whole order. */
export interface RefundMark {
  /** Of the refund_id, else of the message. */
  hash: string;
  atMs: number;
  /** Hash of the order it names. */
  order?: string;
  minor?: number;
  /** As in `Worth`. */
  currency?: string;
}

/** Sums of one currency. `cancelledMinor` is what was not refunded of cancelled orders, `voidMinor` their full worth. */
export interface Sums {
  orders: number;
  grossMinor: number;
  refundedMinor: number;
  cancelledMinor: number;
  cancelledOrders: number;
  voidMinor: number;
}

/** What is left of orders and refunds that have no mark any more. */
export interface OrderBase {
  firstAtMs?: number;
  cancelled: number;
  sums: Record<string, Sums>;
  /** Category → orders that held it. */
  bought: Record<string, Tally>;
}

/** What is worked out of a person's events besides her orders. All of it is bounded. */
export interface Stats {
  sources: Record<string, Span>;
  /** Category → views. */
  viewed: Record<string, Tally>;
  /** Event → instants in seconds, ascending: a multiset, for the events that published rules count. */
  counted: Record<string, number[]>;
}

export const emptyStats = (): Stats => ({ sources: {}, viewed: {}, counted: {} });
export const emptyOrderBase = (): OrderBase => ({ cancelled: 0, sums: {}, bought: {} });
