import { describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../../core/duration.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { interestsIn } from '../../../core/product/interest.ts';
import {
  type Product,
  productChanges,
  productProperties,
  productSchema,
} from '../../../core/product/product.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const kettle: Product = { id: 'p1', name: 'Kettle', price: 20, currency: 'EUR', stock: 5 };
const changed = (before: Partial<Product>, after: Partial<Product>) =>
  productChanges({ ...kettle, ...before }, { ...kettle, ...after });

describe('what happened to a product', () => {
  it('is a lower price in the same money, while it can be bought', () => {
    expect(changed({}, { price: 19.99 })).toEqual(['Price Dropped']);
    for (const after of [
      { price: 20 },
      { price: 21 },
      { price: 19, currency: 'USD' },
      { price: 19, stock: 0 },
    ])
      expect([after, changed({}, after)]).toEqual([after, []]);
  });

  it('is some where there was none', () => {
    expect(changed({ stock: 0 }, { stock: 1 })).toEqual(['Back In Stock']);
    expect(changed({ stock: 0 }, { stock: 1, price: 1 })).toEqual(['Price Dropped', 'Back In Stock']);
    const { stock: _, ...unknown } = kettle;
    for (const [before, after] of [
      [kettle, kettle],
      [unknown, kettle],
      [{ ...kettle, stock: 0 }, unknown],
    ] as const)
      expect(productChanges(before, after)).toEqual([]);
  });

  it('is nothing for one that is new', () => expect(productChanges(undefined, kettle)).toEqual([]));

  it('is told with both prices', () => {
    expect(productProperties({ ...kettle, price: 15, url: 'https://shop.example/p1' }, kettle)).toEqual({
      product_id: 'p1',
      name: 'Kettle',
      price: 15,
      currency: 'EUR',
      old_price: 20,
      stock: 5,
      url: 'https://shop.example/p1',
    });
  });
});

describe('a product of the catalogue', () => {
  it.each([
    ['/name', { name: '' }],
    ['/price', { price: -1 }],
    ['/price', { price: Number.NaN }],
    ['/currency', { currency: undefined }],
    ['/url', { url: 'javascript:alert(1)' }],
    ['/imageUrl', { imageUrl: 'data:text/html,x' }],
    ['/id', { id: 'a\nb' }],
    ['/stock', { stock: 1.5 }],
    ['', { colour: 'red' }],
  ])('is refused at %s', (path, changes) => {
    const { error } = productSchema.safeParse({ ...kettle, ...changes });
    expect(error?.issues.map((issue) => issue.path.map((part) => `/${String(part)}`).join(''))).toContain(
      path,
    );
  });
});

describe('interest in products', () => {
  const did = (event: string, properties: object, more: Partial<ShopEvent> = {}): ShopEvent => ({
    type: 'track',
    event,
    messageId: 'm',
    atMs: T0,
    source: 'web',
    properties: { ...properties },
    ...more,
  });

  it('is shown by looking, by filling a cart or a wish list, and is over when it is bought', () => {
    const { shown, bought } = interestsIn(
      [
        did('Product Viewed', { product_id: 'a' }),
        did('Product Added', { product_id: 7 }),
        did('Product Added to Wishlist', { product_id: 'c' }),
        did('Product List Viewed', { products: [{ product_id: 'z' }] }),
        did('Order Completed', { products: [{ product_id: 'a' }, { product_id: 'd' }] }),
        did('Product Viewed', { product_id: 'd' }, { atMs: T0 + 1 }),
        did('Product Viewed', { productId: 'e' }),
      ],
      T0,
    );
    expect([...shown]).toEqual([
      ['7', T0],
      ['c', T0],
      ['d', T0 + 1],
      ['e', T0],
    ]);
    expect([...bought]).toEqual(['a']);
  });

  it('of robots, and of long ago, counts for nothing', () => {
    const events = [
      did('Product Viewed', { product_id: 'a' }, { bot: true }),
      did('Product Viewed', { product_id: 'b' }, { atMs: T0 - 31 * DAY_MS }),
      did('Product Viewed', { product_id: '' }),
    ];
    expect(interestsIn(events, T0).shown.size).toBe(0);
  });
});
