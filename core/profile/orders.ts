import type { ShopEvent } from '../event/event.ts';
import { shortHash } from '../hash.ts';
import type { OrderMark, Profile } from './profile.ts';

/** So many orders are told apart by their ids; the count goes on beyond. */
const MAX_MARKS = 40;

type Orders = Pick<Profile, 'counters' | 'recentOrders' | 'lastOrder'>;

/** What an `Order Completed` adds; one without an order_id is told apart by its message. */
export const ordersOf = (event: ShopEvent, messageHash: string): Orders | undefined => {
  if (event.type !== 'track' || event.event !== 'Order Completed') return undefined;
  const raw = event.properties?.order_id ?? event.properties?.orderId;
  const isId = (typeof raw === 'string' && raw.trim() !== '') || typeof raw === 'number';
  const orderId = isId ? String(raw).trim().slice(0, 128) : undefined;
  const { atMs, source } = event;
  return {
    counters: { orders: 1 },
    recentOrders: [{ hash: shortHash(orderId ?? `message ${messageHash}`).slice(0, 12), atMs, source }],
    lastOrder: { atMs, source, ...(orderId !== undefined && { orderId }) },
  };
};

/** Both, each order counted once as long as its mark is kept. The earliest report of an order is the one that counts. */
export const mergeOrders = (a: Orders, b: Orders): Orders => {
  const marks = new Map<string, OrderMark>();
  for (const mark of [...a.recentOrders, ...b.recentOrders]) {
    const held = marks.get(mark.hash);
    marks.set(mark.hash, held && earlier(held, mark) ? held : mark);
  }
  const common = a.recentOrders.length + b.recentOrders.length - marks.size;
  const lastOrder = [a.lastOrder, b.lastOrder]
    .filter((one) => one !== undefined)
    .toSorted(byTime)
    .at(-1);
  return {
    counters: { orders: a.counters.orders + b.counters.orders - common },
    recentOrders: [...marks.values()].toSorted((x, y) => (earlier(x, y) ? -1 : 1)).slice(-MAX_MARKS),
    ...(lastOrder && { lastOrder }),
  };
};

const earlier = (a: OrderMark, b: OrderMark): boolean =>
  a.atMs !== b.atMs ? a.atMs < b.atMs : `${a.hash}${a.source}` <= `${b.hash}${b.source}`;

type LastOrder = NonNullable<Orders['lastOrder']>;
const byTime = (a: LastOrder, b: LastOrder): number =>
  a.atMs - b.atMs || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
