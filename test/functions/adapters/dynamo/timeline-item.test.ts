import { describe, expect, it } from '@jest/globals';
import { hashId, shortHash } from '../../../../core/hash.ts';
import type { TimelineEntry } from '../../../../core/send/timeline.ts';
import {
  entriesOf,
  hashesOf,
  idOf,
  timelineItem,
} from '../../../../functions/adapters/dynamo/timeline-item.ts';
import { itemBytes } from '../../../support/item-bytes.ts';

const startMs = Date.parse('2026-03-02T09:00:00.123Z');
const UNIT_BYTES = 1024;

const NAMES = [
  'Product Viewed',
  'Product Added',
  'Product Removed',
  'Product Clicked',
  'Product List Viewed',
  'Product List Filtered',
  'Products Searched',
  'Product Added to Wishlist',
  'Product Removed from Wishlist',
  'Product Shared',
  'Product Reviewed',
  'Cart Viewed',
  'Cart Shared',
  'Coupon Entered',
  'Coupon Applied',
  'Checkout Started',
  'Checkout Step Viewed',
  'Checkout Step Completed',
  'Payment Info Entered',
  'Order Completed',
];

const profileId = hashId(['person']);
const busEntry = {
  profileId,
  atMs: startMs + 19 * 1733,
  id: '6bf7e4f0-6d2c-4c44-9a2e-0a8a3a1e2a63',
  entries: NAMES.map(
    (name, at): TimelineEntry => ({
      atMs: startMs + at * 1733 + ((at * at * 37) % 911),
      kind: 'event',
      name,
      source: 'web-shop',
    }),
  ),
  messageHashes: NAMES.map(shortHash),
};

describe('an item of history', () => {
  it('comes back as it went in', () => {
    const item = timelineItem(busEntry, 1_800_000_000);
    expect(entriesOf(item)).toEqual(busEntry.entries);
    expect(hashesOf(item)).toEqual(busEntry.messageHashes);
    expect(idOf(item)).toBe(busEntry.id);
  });

  it('is read as well when its entries were written as text', () => {
    const item = { ...timelineItem(busEntry, 1_800_000_000), body: { S: JSON.stringify(busEntry.entries) } };
    expect(entriesOf(item)).toEqual(busEntry.entries);
  });

  it('costs one write unit for a bus entry of twenty different events', () => {
    const bytes = itemBytes(timelineItem(busEntry, 1_800_000_000));
    console.info(`history of twenty events: ${bytes} B`);
    expect(bytes).toBeLessThanOrEqual(UNIT_BYTES);
  });

  it('costs one write unit for a send, and for all rungs that an order made needless', () => {
    const sendId = hashId(['send']);
    const of = { source: 'order-desk', channel: 'whatsapp', journeyId: 'cart-abandoned-reminder' };
    const item = (entries: TimelineEntry[]) =>
      timelineItem({ profileId, atMs: startMs, id: `${hashId(['enrollment'])}-12`, entries }, 1_800_000_000);
    const skip = (name: string): TimelineEntry => ({
      ...of,
      atMs: startMs,
      kind: 'skip',
      name,
      reason: 'ordered',
      notSpent: { amountMinor: 7, currency: 'EUR' },
    });
    const send: TimelineEntry = { ...of, atMs: startMs, kind: 'send', name: 'cart-reminder-sms', sendId };
    const rungs = ['first-push', 'first-mail', 'second-sms', 'third-call', 'last-mail'];

    expect(itemBytes(item([send]))).toBeLessThanOrEqual(UNIT_BYTES);
    expect(itemBytes(item([send, ...rungs.map(skip)]))).toBeLessThanOrEqual(UNIT_BYTES);
  });
});
