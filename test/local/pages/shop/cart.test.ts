import { describe, expect, it } from '@jest/globals';
import { changeQuantity, knownLines, piecesOf, totalOf } from '../../../../local/pages/shop/cart.ts';
import { orderProperties, productProperties } from '../../../../local/pages/shop/shop-events.ts';

const words = { origin: 'http://shop.test', nameOf: (id: string) => id.toUpperCase() };

describe('the cart of the demo shop', () => {
  it('adds to a line, takes from it, and drops it when empty', () => {
    const two = changeQuantity(changeQuantity([], 'tea', 1), 'tea', 1);

    expect(two).toEqual([{ id: 'tea', quantity: 2 }]);
    expect(changeQuantity(two, 'tea', -1)).toEqual([{ id: 'tea', quantity: 1 }]);
    expect(changeQuantity(two, 'tea', -2)).toEqual([]);
  });

  it('counts in cents, so that a total has no crumbs', () => {
    const lines = [
      { id: 'tea' as const, quantity: 3 },
      { id: 'honey' as const, quantity: 1 },
    ];

    expect(totalOf(lines)).toBe(37.2);
    expect(piecesOf(lines)).toBe(4);
  });

  it('takes back only what it sells', () => {
    const items = [
      { productId: 'tea', quantity: 2 },
      { productId: 'gone', quantity: 1 },
      { productId: 'cups', quantity: 0 },
    ];

    expect(knownLines(items)).toEqual([{ id: 'tea', quantity: 2 }]);
  });
});

describe('the events of the demo shop', () => {
  it('name a product as Segment does, with decimals and absolute addresses', () => {
    expect(productProperties('kettle', 2, words)).toEqual({
      product_id: 'kettle',
      name: 'KETTLE',
      price: 39.9,
      quantity: 2,
      currency: 'EUR',
      url: 'http://shop.test/shop?product=kettle',
      image_url: 'http://shop.test/shop/pictures/kettle.svg',
    });
  });

  it('name an order with its total and lines', () => {
    const order = orderProperties('W-1', 'cart-1', [{ id: 'cups', quantity: 2 }], words);

    expect(order).toMatchObject({
      order_id: 'W-1',
      cart_id: 'cart-1',
      total: 36,
      revenue: 36,
      currency: 'EUR',
      products: [{ product_id: 'cups', quantity: 2 }],
    });
  });
});
