import { describe, expect, it } from '@jest/globals';
import { sightingsOfIncoming } from '../../../core/live/live-event.ts';
import { nameOfSighting } from '../../../core/live/sighting.ts';
import { envelopeOf, identify, incoming, shopEvent } from '../../support/events.ts';

type Fields = Record<string, unknown>;

const shownBy = (event: ReturnType<typeof shopEvent>, country?: string) => {
  const from = country === undefined ? {} : { country };
  const [one] = incoming([event], from);
  return one ? sightingsOfIncoming(one, envelopeOf([event], from)).map(nameOfSighting) : [];
};
const of = (check: string, names: readonly string[]) =>
  names.filter((name) => name === check || name.startsWith(`${check}!`));

const contactOf = (traits: Fields, country?: string) =>
  of('contact', shownBy(identify({ userId: 'u1', traits }), country));
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
  ])('contact %j', (traits, shown) => {
    expect(contactOf(traits)).toEqual(shown);
  });

  it('a local number of a source with a country is a contact', () => {
    expect(contactOf({ phone: '0151 1234567' }, 'DE')).toEqual(['contact']);
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
    [{ revenue: '1.200,50' }, ['price!no-price', 'price!price-not-understood']],
    [{ total: -5 }, ['price!no-price', 'price!price-not-understood']],
    [{ revenue: '1.200,50', products: [{ product_id: 'p1', price: 5 }] }, ['price']],
    [{ revenue: '19,90', products: [{ product_id: 'p1', price: 19.9 }] }, ['price']],
    [{ products: [{ product_id: 'p1', price: 5 }] }, ['price']],
  ])('what an order came to: %j', (properties, shown) => {
    expect(of('price', shownBy(shopEvent({ event: 'Order Completed', properties })))).toEqual(shown);
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
