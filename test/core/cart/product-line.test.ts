import { describe, expect, it } from '@jest/globals';
import { productLine } from '../../../core/cart/product-line.ts';
import { productSchema } from '../../../core/product/product.ts';

describe('the product that an event names', () => {
  it('keeps the longest id that the catalogue takes', () => {
    const id = 'p'.repeat(200);

    expect(productSchema.safeParse({ id, name: 'Pot' }).success).toBe(true);
    expect(productLine({ product_id: id, sku: `s${id.slice(1)}` }, 'EUR')).toMatchObject({
      productId: id,
      sku: `s${id.slice(1)}`,
    });
  });
});
