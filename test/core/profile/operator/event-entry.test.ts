import { describe, expect, it } from '@jest/globals';
import type { ShopEvent } from '../../../../core/event/event.ts';
import { eventEntry } from '../../../../core/profile/operator/event-entry.ts';

const said = (event: string, properties: Record<string, unknown>, type: ShopEvent['type'] = 'track') =>
  eventEntry({ type, event, messageId: 'm1', atMs: 1, source: 'web', properties });

describe('an event in history', () => {
  it.each([
    ['Order Completed', { order_id: ' 1042 ', products: [{ name: 'Kettle' }] }, '1042'],
    ['Order Refunded', { orderId: 1042 }, '1042'],
    ['Product Added', { product_id: 'p1', name: 'Kettle' }, 'Kettle'],
    ['Product Viewed', { product_id: 'p1', name: ' ' }, 'p1'],
    ['Product Viewed', { sku: 'K-1' }, 'K-1'],
    ['Product Viewed', { id: 7 }, '7'],
  ])('%s %j is about %s', (event, properties, about) => {
    expect(said(event, properties)).toEqual({ atMs: 1, kind: 'event', name: event, source: 'web', about });
  });

  it('is about nothing where it names nothing, or says what nobody asked it', () => {
    expect(said('Order Completed', { order_id: { a: 1 } })).not.toHaveProperty('about');
    expect(said('Product Viewed', {})).not.toHaveProperty('about');
    expect(said('Products Searched', { query: 'ann@example.com', name: 'Ann' })).not.toHaveProperty('about');
    expect(said('Product Viewed', { name: 'Kettle' }, 'page')).not.toHaveProperty('about');
  });

  it('keeps a long name only as far as one knows it again', () => {
    expect(said('Product Viewed', { name: 'x'.repeat(500) }).about).toHaveLength(60);
  });
});
