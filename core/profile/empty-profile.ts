import { emptyCartLog } from '../cart/cart-log.ts';
import type { Profile } from './profile.ts';
import { emptyOrderBase, emptyStats } from './stats/stats.ts';

/** A person of whom nothing is known yet. */
export const emptyProfile = (id: string, nowMs: number): Profile => ({
  id,
  createdAtMs: nowMs,
  identities: [],
  traits: {},
  observed: {},
  consents: [],
  pendingConsents: [],
  cart: emptyCartLog(),
  counters: { orders: 0 },
  recentOrders: [],
  refunds: [],
  orderBase: emptyOrderBase(),
  stats: emptyStats(),
  firstSeenAtMs: nowMs,
  lastSeenAtMs: 0,
  entries: {},
  seen: [],
  seenLowWaterMs: 0,
  seenEntries: [],
  mergedFrom: [],
});
