import { describe, expect, it } from '@jest/globals';
import { canonical } from '../../../core/event/aliases/index.ts';

describe('names of other vendors', () => {
  it('leaves names alone that are nobody’s', () => {
    expect(canonical('Quiz Taken', { a: 1 })).toEqual({ event: 'Quiz Taken', properties: { a: 1 } });
    expect(canonical('toString', undefined)).toEqual({ event: 'toString', properties: undefined });
  });

  it('Braze: a cart that is replaced, added to, taken from', () => {
    const line = { product_id: 'p1', product_name: 'Kettle', variant_id: 'v1', quantity: 2, price: 19.9 };
    const cart = { cart_id: 'c1', currency: 'EUR', total_value: 39.8, products: [line] };
    expect(canonical('ecommerce.cart_updated', cart)).toMatchObject({
      event: 'Cart Updated',
      properties: {
        cart_id: 'c1',
        currency: 'EUR',
        value: 39.8,
        products: [{ product_id: 'p1', name: 'Kettle', variant: 'v1', quantity: 2, price: 19.9 }],
      },
    });
    expect(canonical('ecommerce.cart_updated', { ...cart, action: 'add' })).toMatchObject({
      event: 'Product Added',
      properties: { product_id: 'p1', name: 'Kettle', quantity: 2, price: 19.9, currency: 'EUR' },
    });
    const two = { ...cart, action: 'remove', products: [line, { ...line, product_id: 'p2', quantity: 1 }] };
    expect(canonical('ecommerce.cart_updated', two)).toMatchObject({
      event: 'Product Removed',
      properties: { quantity: 3, products: [{ product_id: 'p1' }, { product_id: 'p2' }] },
    });
  });

  it('Braze: the other steps', () => {
    const names = ['product_viewed', 'checkout_started', 'order_placed', 'order_cancelled', 'order_refunded'];
    expect(names.map((name) => canonical(`ecommerce.${name}`, { order_id: 'o1' }).event)).toEqual([
      'Product Viewed',
      'Checkout Started',
      'Order Completed',
      'Order Cancelled',
      'Order Refunded',
    ]);
    const checkout = { metadata: { checkout_url: 'https://shop.example/pay' } };
    expect(canonical('ecommerce.checkout_started', checkout).properties).toMatchObject({
      checkout_url: 'https://shop.example/pay',
    });
  });

  it('Klaviyo: what is added to a cart, and an order', () => {
    const added = canonical('Added to Cart', {
      AddedItemProductID: 'p1',
      AddedItemProductName: 'Kettle',
      AddedItemPrice: 19.9,
      AddedItemQuantity: 2,
      AddedItemURL: 'https://shop.example/p1',
      CheckoutURL: 'https://shop.example/pay',
    });
    expect(added).toMatchObject({
      event: 'Product Added',
      properties: {
        product_id: 'p1',
        name: 'Kettle',
        price: 19.9,
        quantity: 2,
        checkout_url: 'https://shop.example/pay',
      },
    });
    const Items = [{ ProductID: 'p1', SKU: 's1', ProductName: 'Kettle', Quantity: 1, ItemPrice: 19.9 }];
    expect(canonical('Placed Order', { OrderId: 'o1', $value: 19.9, Items })).toMatchObject({
      event: 'Order Completed',
      properties: { order_id: 'o1', total: 19.9, products: [{ product_id: 'p1', sku: 's1', price: 19.9 }] },
    });
    expect(canonical('Placed Order', { $event_id: 'e1' }).properties).toMatchObject({ order_id: 'e1' });
  });

  it('Klaviyo: the other steps', () => {
    const names = ['Viewed Product', 'Started Checkout', 'Cancelled Order', 'Refunded Order'];
    expect(names.map((name) => canonical(name, {}).event)).toEqual([
      'Product Viewed',
      'Checkout Started',
      'Order Cancelled',
      'Order Refunded',
    ]);
  });
});
