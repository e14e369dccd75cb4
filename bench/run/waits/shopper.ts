import { MINUTE_MS } from '../../../core/duration.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import type { Random } from '../../replay/random.ts';

/** What somebody does with one cart, in order. */
export interface Visit {
  entries: EventEnvelope[];
  /** Of the last change. */
  lastTouchMs: number;
  ordered: boolean;
}

/** As many changes a cart on average, so many minutes between two, and so many carts that are ordered. */
const CHANGES = 4;
const MINUTES_BETWEEN = 4;
const ORDERED = 0.3;

const changesOf = (random: Random): number => {
  let changes = 1;
  while (random() < 1 - 1 / CHANGES) changes += 1;
  return changes;
};

const gapMs = (random: Random): number => Math.round(-Math.log(1 - random()) * MINUTES_BETWEEN * MINUTE_MS);

const envelope = (event: ShopEvent): EventEnvelope => ({
  v: 1,
  entryId: event.messageId,
  receivedAtMs: event.atMs,
  source: event.source,
  trust: 'secret',
  keyId: 'bench',
  mayStateConsent: true,
  events: [event],
});

/** Says who she is, changes her cart, and orders or does not. */
export const visitOf = (number: number, random: Random, startMs: number): Visit => {
  const userId = `shopper-${number}`;
  let atMs = startMs;
  let said = 0;
  const told = (event: string, more: Partial<ShopEvent>): EventEnvelope => {
    said += 1;
    return envelope({
      type: 'track',
      event,
      messageId: `${userId}-${said}`,
      atMs,
      source: 'web',
      userId,
      ...more,
    });
  };
  const consent = { email: 'granted' };
  const entries = [
    told('Identified', { type: 'identify', traits: { email: `${userId}@example.com`, consent } }),
  ];
  const changes = changesOf(random);
  for (let change = 0; change < changes; change++) {
    atMs += change === 0 ? 1_000 : gapMs(random);
    const properties = {
      cart_id: 'c1',
      product_id: `p${change % 5}`,
      price: 19.9,
      currency: 'EUR',
      quantity: 1,
    };
    entries.push(told('Product Added', { properties }));
  }
  const lastTouchMs = atMs;
  const ordered = random() < ORDERED;
  if (ordered) {
    atMs += gapMs(random);
    entries.push(told('Order Completed', { properties: { order_id: `o${number}` } }));
  }
  return { entries, lastTouchMs, ordered };
};
