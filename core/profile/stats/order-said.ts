import type { ShopEvent } from '../../event/event.ts';
import { orderIdOf, textOf } from '../../event/said-fields.ts';
import { shortHash } from '../../hash.ts';
import { categoriesOf } from './categories.ts';
import { moneySaid, namesProducts } from './money-said.ts';
import type { OrderMark, RefundMark, Worth } from './stats.ts';

type Fields = Record<string, unknown>;

const HASH_LENGTH = 12;

/** What an event says of orders and refunds. */
export interface OrderSaid {
  order?: OrderMark;
  refund?: RefundMark;
  /** Of a completed one. */
  orderId?: string;
}

const markOf = (text: string): string => shortHash(text).slice(0, HASH_LENGTH);

/** The hash of the order that an event completes, if it names one by its id. */
export const completedOrderHash = ({
  event,
  properties = {},
}: Pick<ShopEvent, 'event' | 'properties'>): string | undefined => {
  const id = event === 'Order Completed' ? orderIdOf(properties) : undefined;
  return id === undefined ? undefined : markOf(id);
};

const worthSaid = (fields: Fields, atMs: number): Worth | undefined => {
  const money = moneySaid(fields, { signed: true });
  return money && { ...money, atMs };
};

/** One without an order_id is told apart by its message. */
const completed = (event: ShopEvent, messageHash: string): OrderSaid => {
  const { atMs, source, properties = {} } = event;
  const orderId = orderIdOf(properties);
  const worth = worthSaid(properties, atMs);
  const categories = categoriesOf(event);
  const order: OrderMark = {
    hash: markOf(orderId ?? `message ${messageHash}`),
    atMs,
    source,
    ...(worth && { worth }),
    ...(categories.length > 0 && { categories }),
  };
  return { order, ...(orderId !== undefined && { orderId }) };
};

/** What is said of an order that need not have come in yet. */
const ofOrder = (event: ShopEvent, more: Partial<OrderMark> | undefined): OrderSaid | undefined => {
  const orderId = orderIdOf(event.properties ?? {});
  if (orderId === undefined || !more) return undefined;
  const { atMs, source } = event;
  return { order: { hash: markOf(orderId), atMs, source, ...more, unplaced: true } };
};

const updated = (event: ShopEvent): OrderSaid | undefined => {
  const worth = worthSaid(event.properties ?? {}, event.atMs);
  return ofOrder(event, worth && { updated: worth });
};

/** One that names products without prices, or neither order nor amount, says nothing that could be counted. */
const refunded = ({ atMs, properties = {} }: ShopEvent, messageHash: string): OrderSaid | undefined => {
  const orderId = orderIdOf(properties);
  const refundId = textOf(properties, ['refund_id', 'refundId'], 128);
  const money = moneySaid(properties, { signed: false });
  if (!money && (orderId === undefined || namesProducts(properties))) return undefined;
  const refund: RefundMark = {
    hash: markOf(refundId === undefined ? `message ${messageHash}` : `refund ${refundId}`),
    atMs,
    ...(orderId !== undefined && { order: markOf(orderId) }),
    ...money,
  };
  return { refund };
};

/** What an event says of orders; undefined for all that have to do with none. */
export const orderSaid = (event: ShopEvent, messageHash: string): OrderSaid | undefined => {
  if (event.type !== 'track') return undefined;
  switch (event.event) {
    case 'Order Completed':
      return completed(event, messageHash);
    case 'Order Cancelled':
      return ofOrder(event, { cancelled: true });
    case 'Order Updated':
      return updated(event);
    case 'Order Refunded':
      return refunded(event, messageHash);
    default:
      return undefined;
  }
};
