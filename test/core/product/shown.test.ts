import { describe, expect, it } from '@jest/globals';
import type { CartLine } from '../../../core/cart/cart-log.ts';
import { emptyCart } from '../../../core/cart/cart-log.ts';
import { type Catalogue, noCatalogue } from '../../../core/product/catalogue.ts';
import type { Product } from '../../../core/product/product.ts';
import { type ShownBy, shownBy, shownEvent } from '../../../core/product/shown.ts';
import { isSoldOut, shownCart } from '../../../core/product/shown-cart.ts';

const kettle: Product = {
  id: 'p1',
  name: 'Kettle',
  price: 15,
  currency: 'EUR',
  stock: 3,
  url: 'https://shop.example/kettle',
  imageUrl: 'https://shop.example/kettle.jpg',
  category: 'Kitchen',
};
const cup: Product = { id: 'p2', name: 'Cup', price: 4, currency: 'EUR', stock: 0 };
const catalogueOf = (...products: Product[]): Catalogue => ({
  products: new Map(products.map((product) => [product.id, product])),
  isKept: true,
});
const known = shownBy({}, catalogueOf(kettle, cup));
const line = (changes: Partial<CartLine>): CartLine => ({
  productId: 'p1',
  quantity: 2,
  priceMinor: 1990,
  currency: 'EUR',
  ...changes,
});
const cartOf = (by: ShownBy, ...lines: CartLine[]) => shownCart({ ...emptyCart(), lines }, by);
const event = (properties: Record<string, unknown>, changes: object = {}) => ({
  event: 'Product Viewed',
  source: 'web',
  properties,
  ...changes,
});
const anybody = { unproven: true } as const;

describe('a cart in a message', () => {
  it('has names, pictures, links and prices of the catalogue, and says what was more', () => {
    expect(cartOf(known, line({ name: 'Old name', url: 'https://shop.example/old' }))).toMatchObject({
      items: [
        {
          ...{ productId: 'p1', name: 'Kettle', quantity: 2, price: 15, oldPrice: 19.9, currency: 'EUR' },
          ...{ url: kettle.url, imageUrl: kettle.imageUrl, inStock: true },
        },
      ],
      value: 30,
      currency: 'EUR',
    });
  });

  it('marks what is out of stock and leaves it out of the sum', () => {
    const cart = cartOf(known, line({}), line({ productId: 'p2', priceMinor: 400, quantity: 1 }));
    expect(cart?.items.map(({ name, inStock }) => [name, inStock])).toEqual([
      ['Kettle', true],
      ['Cup', false],
    ]);
    expect([cart?.value, isSoldOut(cart)]).toEqual([30, false]);
    const soldOut = cartOf(known, line({ productId: 'p2' }));
    expect([soldOut?.value, isSoldOut(soldOut)]).toEqual([null, true]);
  });

  it('of products that no catalogue knows is as events described it', () => {
    const cart = cartOf(shownBy({}, noCatalogue), line({ claimedName: 'Teapot', sku: 's-1' }));
    expect(cart?.items).toEqual([
      { productId: 'p1', name: 'Teapot', sku: 's-1', price: 19.9, quantity: 2, currency: 'EUR' },
    ]);
    expect(isSoldOut(cart)).toBe(false);
  });

  it('has no names from anybody where the shop keeps a catalogue, or has said so', () => {
    const strange = line({ productId: 'WIN A CAR', claimedName: 'WIN A CAR' });
    for (const by of [known, shownBy({ productNames: 'catalogue' }, noCatalogue)])
      expect(cartOf(by, strange)).toMatchObject({ items: [], value: null });
    expect(cartOf(shownBy({ productNames: 'events' }, known.catalogue), strange)?.items).toHaveLength(1);
    expect(cartOf(known, line({ productId: 'p9', name: 'Told by the till' }))?.items).toMatchObject([
      { name: 'Told by the till' },
    ]);
  });

  it('names no place in anybody’s words, catalogue or not', () => {
    const evil = line({ productId: 'evil.example', claimedName: 'evil.example', variant: 'evil.example' });
    expect(JSON.stringify(cartOf(shownBy({}, noCatalogue), evil))).not.toContain('evil');
    const dressed = line({ claimedName: 'evil', variant: 'evil', sku: 'evil' });
    expect(JSON.stringify(cartOf(known, dressed))).not.toContain('evil');
  });

  it('tells the price of a variant only if the variant has an entry of its own', () => {
    const large = line({ name: 'Kettle', variant: 'large', sku: 'p1-large' });
    expect(cartOf(known, large)?.items).toMatchObject([{ price: 19.9, variant: 'large', name: 'Kettle' }]);
    const own = shownBy({}, catalogueOf(kettle, { ...kettle, id: 'p1-large', price: 18 }));
    expect(cartOf(own, large)?.items).toMatchObject([{ price: 18, variant: 'large' }]);
    expect(cartOf(known, { ...large, name: undefined } as unknown as CartLine)?.items).toMatchObject([
      { price: 15 },
    ]);
  });

  it('keeps its own price where the catalogue has another currency or none', () => {
    const { price: _, currency: __, ...unpriced } = kettle;
    const by = (product: Product) => shownBy({}, catalogueOf(product));
    expect(cartOf(by(unpriced), line({}))?.items).toMatchObject([{ price: 19.9 }]);
    const dollars = cartOf(by({ ...kettle, currency: 'USD' }), line({}));
    expect(dollars?.items[0]).toMatchObject({ price: 15, currency: 'USD' });
    expect(dollars?.items[0]).not.toHaveProperty('oldPrice');
  });

  it('is none when there is none', () => expect(cartOf(known)).toBeNull());
});

describe('an event in a message', () => {
  it('has the product as the catalogue has it now', () => {
    const shown = shownEvent(event({ product_id: 'p1', name: 'Old', price: 20, currency: 'EUR' }), known);
    expect(shown.properties).toEqual({
      ...{ product_id: 'p1', name: 'Kettle', category: 'Kitchen', price: 15, currency: 'EUR', old_price: 20 },
      ...{ url: kettle.url, image_url: kettle.imageUrl, stock: 3, in_stock: true },
    });
  });

  it('is found by either spelling of its id', () => {
    const products = [{ productId: 'p2' }];
    const shown = shownEvent(event({ productId: 'p1', products }), known);
    expect(shown.properties).toMatchObject({ name: 'Kettle', products: [{ name: 'Cup' }] });
  });

  it('of an order keeps the prices that were paid', () => {
    const products = [{ product_id: 'p1', name: 'Old', price: 20, quantity: 1 }];
    const shown = shownEvent(event({ currency: 'EUR', products }, { event: 'Order Completed' }), known);
    expect(shown.properties?.products).toMatchObject([{ name: 'Kettle', price: 20, url: kettle.url }]);
  });

  it('said by anybody names what the catalogue names, and nothing else', () => {
    const said = {
      ...{ product_id: 'p7', name: 'WIN', brand: 'WIN', note: 'evil.example', colour: 'red' },
      ...{ url: 'https://shop.example/p7', products: [{ product_id: 'p1', name: 'WIN', variant: 'WIN' }] },
      deep: { name: 'WIN', list: [{ title: 'WIN', productId: 'WIN', productName: 'WIN' }] },
    };
    const shown = shownEvent(event(said, anybody), known).properties;
    expect(shown).toMatchObject({ colour: 'red', url: 'https://shop.example/p7', deep: { list: [{}] } });
    expect(shown?.products).toMatchObject([{ name: 'Kettle' }]);
    expect(JSON.stringify(shown)).not.toMatch(/WIN|evil/);
  });

  it('said by anybody still has words where the shop keeps no catalogue', () => {
    const said = event({ product_id: 'p7', name: 'Teapot', brand: 'see evil.example' }, anybody);
    expect(shownEvent(said, shownBy({}, noCatalogue)).properties).toEqual({
      product_id: 'p7',
      name: 'Teapot',
    });
  });

  it('of the shop’s own is as it was said', () => {
    const said = event({ product_id: 'p7', name: 'See evil.example', link: 'https://partner.example' });
    expect(shownEvent(said, known)).toEqual(said);
    const { properties: _, ...bare } = said;
    expect(shownEvent(bare, known)).toEqual(bare);
  });
});
