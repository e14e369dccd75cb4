import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cartOpOf, productsSaid } from '../../../core/cart/cart-op.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import { sightingsOfIncoming } from '../../../core/live/live-event.ts';
import { nameOfSighting } from '../../../core/live/sighting.ts';
import { envelopeOf, identify, incoming, shopEvent } from '../../support/events.ts';

type Fields = Record<string, unknown>;

const shownBy = (event: ShopEvent, from: Partial<EventEnvelope> = {}) => {
  const [one] = incoming([event], from);
  return one ? sightingsOfIncoming(one, envelopeOf([event], from)).map(nameOfSighting) : [];
};
const of = (check: string, names: readonly string[]) =>
  names.filter((name) => name === check || name.startsWith(`${check}!`));

const contactOf = (traits: Fields, country?: string) =>
  of('contact', shownBy(identify({ userId: 'u1', traits }), country === undefined ? {} : { country }));
const consentOf = (consent: unknown) =>
  of('consent', shownBy(identify({ userId: 'u1', traits: { email: 'ann@example.com', consent } })));
const cartOf = (check: string, product: Fields) =>
  of(check, shownBy(shopEvent({ event: 'Product Added', properties: { product_id: 'p1', ...product } })));

describe('what is taken and yet not understood is shown by its source', () => {
  it.each<[Fields, string[]]>([
    [{ email: 'ann@example.com' }, ['contact']],
    [{ $email: 'ann@example.com' }, ['contact']],
    [{ email: 'ann@example.com', phone: '' }, ['contact']],
    [{ email: 'ann@example.com', phone: null }, ['contact']],
    [{ phone: 'ann@example.com' }, ['contact!contact-not-understood']],
    [{ email: '+4915112345678' }, ['contact!contact-not-understood']],
    [{ email: ['ann@example.com'] }, ['contact!contact-not-understood']],
    [{ email: 'ann@example.com', phone: '0151 1234567' }, ['contact!contact-not-understood', 'contact']],
    [{ phone: '0151 1234567', country: 'DE' }, ['contact']],
    [{ firstName: 'Ann' }, ['contact!no-contact']],
    [{ email: 'test@example.com' }, ['contact!of-nobody']],
    [{ email: 'test@example.com', phone: '+4915112345678' }, ['contact!of-nobody', 'contact']],
  ])('contact %j', (traits, shown) => {
    expect(contactOf(traits)).toEqual(shown);
  });

  it('a local number of a source with a country is a contact', () => {
    expect(contactOf({ phone: '0151 1234567' }, 'DE')).toEqual(['contact']);
  });

  it('a contact that comes along with an order, wherever the fold looks for it', () => {
    const ofOrder = (more: Partial<ShopEvent>) =>
      of('contact', shownBy(shopEvent({ event: 'Order Completed', userId: 'u1', ...more })));

    expect(ofOrder({ properties: { billing_address: { email: 'ann@example.com' } } })).toEqual(['contact']);
    expect(ofOrder({ context: { traits: { phone: 'none' } } })).toEqual(['contact!contact-not-understood']);
    expect(ofOrder({ properties: { order_id: 'o1' } })).toEqual([]);
  });

  it.each<[string | undefined, string]>([
    ['u1', 'user-id'],
    ['0', 'user-id!of-nobody'],
    [undefined, 'user-id!no-user-id'],
  ])('userId %j', (userId, shown) => {
    const event = identify({ anonymousId: 'a1', ...(userId !== undefined && { userId }) });

    expect(of('user-id', shownBy(event))).toEqual([shown]);
  });

  it.each<[unknown, string[]]>([
    [{ email: 'granted', sms: false }, ['consent']],
    [{ email: { status: 'granted' } }, ['consent']],
    [{ email: 'granted', telegramm: 'granted' }, ['consent!consent-not-understood', 'consent']],
    [{ email: 'opted_in' }, ['consent!consent-not-understood']],
    ['granted', ['consent!consent-not-understood']],
    [['email'], ['consent!consent-not-understood']],
    [null, []],
    [{}, []],
  ])('consent %j', (consent, shown) => {
    expect(consentOf(consent)).toEqual(shown);
  });

  it('consent is believed of whom the fold believes it', () => {
    const identified = identify({ userId: 'u1', shopper: 'u1', traits: { consent: { email: 'granted' } } });
    const changed = shopEvent({
      event: 'Consent Changed',
      properties: { channel: 'email', status: 'granted' },
    });

    expect(of('consent', shownBy(identified, { mayStateConsent: false }))).toEqual(['consent']);
    expect(of('consent', shownBy(changed))).toEqual(['consent!consent-not-believed']);
  });

  it('a change of consent that names no channel', () => {
    const properties = { channel: 'fax', status: 'granted' };

    expect(of('consent', shownBy(shopEvent({ event: 'Consent Changed', properties })))).toEqual([
      'consent!consent-not-understood',
    ]);
  });

  it.each<[unknown, string[]]>([
    [19.9, ['price']],
    ['12,50', ['price']],
    [0, ['price']],
    ['€19.90', ['price!price-not-understood']],
    ['1 299,00', ['price!price-not-understood']],
    [-5, ['price!price-not-understood']],
    [{ amount: 19.9 }, ['price!price-not-understood']],
    ['', ['price!no-price']],
    [null, ['price!no-price']],
  ])('price %j', (price, shown) => {
    expect(cartOf('price', { price })).toEqual(shown);
  });

  it.each<[Fields, string[]]>([
    [{ revenue: '1.200,50' }, ['price!price-not-understood']],
    [{ total: -5 }, ['price!price-not-understood']],
    [{ revenue: '1.200,50', products: [{ product_id: 'p1', price: 5 }] }, ['price!price-not-understood']],
    [{ revenue: '€5', total: 5 }, ['price']],
    [{ revenue: 19.9, products: [{ product_id: 'p1', quantity: 1 }] }, ['price']],
    [{ products: [{ product_id: 'p1', price: 5 }, { product_id: 'p2' }] }, ['price!no-price']],
    [{ products: [{ product_id: 'p1', price: '€5' }] }, ['price!price-not-understood']],
    [{ products: [{ product_id: 'p1' }] }, ['price!no-price']],
    [{}, ['price!no-price']],
    [{ revenue: '19,90', products: [{ product_id: 'p1', price: 19.9 }] }, ['price']],
    [{ products: [{ product_id: 'p1', price: 5 }] }, ['price']],
  ])('what an order came to: %j', (properties, shown) => {
    expect(of('price', shownBy(shopEvent({ event: 'Order Completed', properties })))).toEqual(shown);
  });

  it.each<[string, Fields, string[]]>([
    ['Product Added', { products: ['p1', null, 7] }, ['product-id!products-not-understood']],
    ['Cart Updated', { products: [{ product_id: 'p1' }, null] }, ['product-id!products-not-understood']],
    ['Cart Updated', { products: '[{"product_id":"p1"}]' }, ['product-id!products-not-understood']],
    ['Order Completed', { products: ['p1'] }, ['product-id!products-not-understood']],
    [
      'Order Completed',
      { products: [{ product_id: 'p1', quantity: '2 pcs' }] },
      ['product-id!quantity-not-understood'],
    ],
    [
      'Cart Updated',
      { products: [{ product_id: 'p1', quantity: '2' }, { product_id: 'p2' }] },
      ['product-id'],
    ],
    ['Product Added', { sku: 's1', products: 'none' }, ['product-id']],
    ['Product Added', { products: [] }, ['product-id!no-product-id']],
    ['Cart Updated', { products: [{ name: 'Kettle' }] }, ['product-id!no-product-id']],
    ['Cart Updated', { products: [] }, []],
    ['Checkout Started', { product_id: 'p1' }, []],
  ])('products of %s %j', (event, properties, shown) => {
    expect(of('product-id', shownBy(shopEvent({ event, properties })))).toEqual(shown);
  });

  it.each<[string, Fields, string[]]>([
    ['Cart Updated', { currency: 'EUR', products: [{ currency: '€' }] }, ['currency']],
    ['Cart Updated', { currency: '€', products: [{ currency: 'EUR' }] }, ['currency']],
    ['Cart Updated', { products: [{ currency: 'EUR' }, {}] }, ['currency!no-currency']],
    ['Order Completed', { products: [{ currency: 'EUR' }, {}] }, ['currency']],
    ['Order Completed', { products: [{ currency: 'EUR' }, { currency: 'USD' }] }, ['currency!no-currency']],
    ['Order Completed', { currency: 'Euro' }, ['currency!currency-not-understood']],
  ])('the currency of %s %j', (event, properties, shown) => {
    expect(of('currency', shownBy(shopEvent({ event, properties })))).toEqual(shown);
  });

  it.each<[Fields, string]>([
    [{ productId: 'p1' }, 'product-viewed'],
    [{ sku: 's1' }, 'product-viewed'],
    [{ name: 'Kettle' }, 'product-viewed!no-product-id'],
  ])('a look at the product %j', (properties, shown) => {
    expect(of('product-viewed', shownBy(shopEvent({ event: 'Product Viewed', properties })))).toEqual([
      shown,
    ]);
  });

  it('of a cart is right exactly where the cart takes all of it', () => {
    const value = fc.oneof(
      fc.constantFrom(5, '5,50', '€5', -5, '', null, 'EUR', 'Euro', 'p1'),
      fc.anything(),
    );
    const name = fc.constantFrom('product_id', 'productId', 'sku', 'price', 'currency');
    const product = fc.oneof(fc.dictionary(name, value), value);
    const said = fc.record(
      { products: fc.oneof(fc.array(product), value), currency: value, price: value, product_id: value },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom('Product Added', 'Cart Updated'), said, (event, properties) => {
        const one = shopEvent({ event, properties });
        const shown = shownBy(one);
        const lines = cartOpOf(one, 'm1')?.lines ?? [];
        const count = productsSaid(event, properties)?.length ?? 0;
        if (shown.includes('product-id')) expect(lines).toHaveLength(count);
        else expect(lines.length === 0 || lines.length < count).toBe(true);
        if (!shown.includes('product-id')) return;
        expect(shown.includes('price')).toBe(lines.every(({ priceMinor }) => priceMinor !== undefined));
        expect(shown.includes('currency')).toBe(lines.every(({ currency }) => currency !== undefined));
      }),
    );
  });

  it.each<[unknown, string[]]>([
    ['eur', ['currency']],
    ['€', ['currency!currency-not-understood']],
    ['EURO', ['currency!currency-not-understood']],
    [978, ['currency!currency-not-understood']],
    [undefined, ['currency!no-currency']],
  ])('currency %j', (currency, shown) => {
    expect(cartOf('currency', { currency })).toEqual(shown);
  });
});
