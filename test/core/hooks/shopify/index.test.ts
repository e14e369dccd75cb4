import { describe, expect, it } from '@jest/globals';
import { shopify } from '../../../../core/hooks/shopify/index.ts';

const headers = (topic: string, more: object = {}) => ({
  'x-shopify-topic': topic,
  'x-shopify-event-id': 'e1',
  'x-shopify-webhook-id': 'w1',
  'x-shopify-hmac-sha256': 'c2ln',
  ...more,
});

const told = (topic: string, body: object, options: object = {}, more: object = {}) =>
  shopify.events(
    shopify.delivery(headers(topic, more), body as Record<string, unknown>),
    { customerIds: false, ...options },
    {},
  );

/** As Shopify's pages on webhooks show them, shortened. */
const line = {
  id: 704912205188,
  variant_id: 39897499828280,
  product_id: 632910392,
  title: 'Kettle',
  sku: 'KETTLE',
  price: '19.90',
  quantity: 2,
  price_set: {
    shop_money: { amount: '19.90', currency_code: 'EUR' },
    presentment_money: { amount: '19.90', currency_code: 'EUR' },
  },
};
const cart = {
  id: 'eeafa272cebfd4b22385bc4b645e762c',
  token: 'eeafa272cebfd4b22385bc4b645e762c',
  line_items: [line],
  note: null,
  updated_at: '2026-03-02T09:00:00.000Z',
  created_at: '2026-03-02T08:59:00.000Z',
};
const product = {
  product_id: '632910392',
  variant: '39897499828280',
  sku: 'KETTLE',
  name: 'Kettle',
  price: 19.9,
  quantity: 2,
};
const customer = {
  id: 207119551,
  email: 'ann@example.com',
  first_name: 'Ann',
  last_name: 'Doe',
  phone: '+4930901820',
  updated_at: '2026-03-02T10:00:00+01:00',
  email_marketing_consent: {
    state: 'subscribed',
    opt_in_level: 'single_opt_in',
    consent_updated_at: '2026-03-01T12:00:00Z',
  },
  sms_marketing_consent: null,
  default_address: { country_code: 'DE' },
};
const order = {
  id: 5820982911946,
  name: '#1001',
  email: 'ann@example.com',
  phone: null,
  created_at: '2026-03-02T10:00:00+01:00',
  processed_at: '2026-03-02T10:00:00+01:00',
  cancelled_at: null,
  cart_token: cart.token,
  buyer_accepts_marketing: true,
  currency: 'EUR',
  total_price: '47.80',
  total_tax: '7.63',
  total_discounts: '2.00',
  discount_codes: [{ code: 'SPRING', amount: '2.00', type: 'fixed_amount' }],
  customer_locale: 'en-DE',
  source_name: 'web',
  test: false,
  note_attributes: [],
  billing_address: { first_name: 'Ann', last_name: 'Doe', country_code: 'DE' },
  customer: { id: 207119551, email: 'ann@example.com', first_name: 'Ann', last_name: 'Doe' },
  line_items: [line],
  refunds: [],
};

describe('Shopify', () => {
  it('is known by its topic, signs its body, and names an event that several subscriptions tell', () => {
    expect(shopify.speaks(headers('carts/update'), {})).toBe(true);
    expect(shopify.speaks({}, {})).toBe(false);
    expect(shopify.proof(headers('carts/update'), {})).toEqual({ kind: 'signature', signature: 'c2ln' });
    expect(shopify.delivery(headers('carts/update'), cart)).toMatchObject({ id: 'e1', isTest: false });
  });

  it('tells a cart as what it holds now, of whoever filled it', () => {
    expect(told('carts/update', cart)).toEqual([
      {
        type: 'track',
        event: 'Cart Updated',
        messageId: 'shopify-e1',
        timestamp: '2026-03-02T09:00:00.000Z',
        anonymousId: `shopify-cart-${cart.token}`,
        context: {},
        properties: { cart_id: cart.token, currency: 'EUR', products: [product] },
      },
    ]);
  });

  it('tells a checkout as hers, and joins her to the cart', () => {
    const checkout = {
      ...{ id: 981820079255, token: '123123123', cart_token: cart.token, email: 'ann@example.com' },
      ...{ created_at: '2026-03-02T09:10:00Z', updated_at: '2026-03-02T09:11:00Z', completed_at: null },
      ...{ buyer_accepts_marketing: false, currency: 'EUR', line_items: [line], customer_locale: 'en' },
      abandoned_checkout_url: 'https://shop.example/checkouts/123123123/recover?key=example',
    };
    const [identify, started] = told('checkouts/create', checkout);

    expect(identify).toMatchObject({
      anonymousId: `shopify-cart-${cart.token}`,
      traits: { email: 'ann@example.com' },
    });
    expect(identify?.traits).not.toHaveProperty('consent');
    expect(started).toMatchObject({
      event: 'Checkout Started',
      anonymousId: `shopify-cart-${cart.token}`,
      context: { locale: 'en', traits: { email: 'ann@example.com' } },
      properties: { cart_id: cart.token, cart_url: checkout.abandoned_checkout_url, products: [product] },
    });
    expect(told('checkouts/update', { ...checkout, completed_at: '2026-03-02T09:12:00Z' })).toEqual([]);
  });

  it('tells an order once, with the yes of its box', () => {
    const [identify, completed] = told('orders/create', order);

    expect(identify).toMatchObject({
      traits: {
        email: 'ann@example.com',
        country: 'DE',
        consent: { email: { status: 'granted', at: '2026-03-02T09:00:00.000Z' } },
      },
    });
    expect(completed).toEqual({
      type: 'track',
      event: 'Order Completed',
      messageId: 'shopify-order-5820982911946-completed',
      timestamp: '2026-03-02T09:00:00.000Z',
      anonymousId: `shopify-cart-${cart.token}`,
      context: { locale: 'en-DE', traits: { email: 'ann@example.com', country: 'DE' } },
      properties: {
        order_id: '5820982911946',
        total: 47.8,
        tax: 7.63,
        discount: 2,
        currency: 'EUR',
        coupon: 'SPRING',
        products: [product],
      },
    });
    expect(told('orders/paid', order)).toEqual(told('orders/create', order));
  });

  it('takes a box that was left empty for no no', () => {
    const [identify] = told('orders/create', { ...order, buyer_accepts_marketing: false });

    expect(identify?.traits).not.toHaveProperty('consent');
  });

  const consentOf = (topic: string, body: object) =>
    (told(topic, body)[0]?.traits as { consent?: unknown } | undefined)?.consent;

  it.each(['pending', 'not_subscribed', 'invalid'])('believes %s of an account more than a box', (state) => {
    const kept = { ...customer, email_marketing_consent: { state, consent_updated_at: null } };

    expect(consentOf('orders/create', { ...order, customer: kept })).toBeUndefined();
  });

  it('takes no yes of a checkout, whose address may be anybody’s, but a no', () => {
    const begun = { ...order, token: '123', completed_at: null };
    const left = { state: 'unsubscribed', consent_updated_at: '2026-03-01T12:00:00Z' };

    expect(consentOf('checkouts/create', begun)).toBeUndefined();
    expect(consentOf('checkouts/update', { ...begun, customer })).toBeUndefined();
    expect(
      consentOf('checkouts/update', { ...begun, customer: { ...customer, email_marketing_consent: left } }),
    ).toEqual({ email: { status: 'denied', at: '2026-03-01T12:00:00.000Z' } });
  });

  it.each([null, 'yesterday'])('takes a yes that is dated %j for as old as its account', (at) => {
    const undated = { ...customer, email_marketing_consent: { state: 'subscribed', consent_updated_at: at } };

    expect(consentOf('customers/update', { ...undated, created_at: '2025-01-01T00:00:00Z' })).toEqual({
      email: { status: 'granted', at: '2025-01-01T00:00:00.000Z' },
    });
    expect(consentOf('customers/update', undated)).toBeUndefined();
  });

  it('takes a no without a date, and one that cannot be read, for a no', () => {
    const left = { state: 'unsubscribed', consent_updated_at: 'yesterday' };

    expect(consentOf('customers/update', { ...customer, email_marketing_consent: left })).toEqual({
      email: { status: 'denied' },
    });
  });

  it('knows the browser where the shop put it into the cart, and the till', () => {
    const noted = { ...order, note_attributes: [{ name: 'kaskad_anonymous_id', value: 'browser-1' }] };

    expect(told('orders/create', noted)[1]).toMatchObject({ anonymousId: 'browser-1' });
    expect(told('orders/create', { ...order, source_name: 'pos' })[1]).toMatchObject({
      context: { source: 'pos' },
    });
  });

  it('marks what is a test', () => {
    expect(told('orders/create', { ...order, test: true })[1]).toMatchObject({ context: { test: true } });
    expect(told('orders/create', order, {}, { 'x-shopify-test': 'true' })[1]).toMatchObject({
      context: { test: true },
    });
  });

  it('tells that an order was cancelled, and each sum that was really given back', () => {
    expect(told('orders/cancelled', { ...order, cancelled_at: '2026-03-02T11:00:00+01:00' })).toMatchObject([
      { event: 'Order Cancelled', timestamp: '2026-03-02T10:00:00.000Z' },
    ]);
    const refunds = [
      {
        id: 890088186047,
        created_at: '2026-03-03T09:00:00Z',
        transactions: [
          { kind: 'refund', status: 'success', amount: '19.90' },
          { kind: 'refund', status: 'failure', amount: '5.00' },
        ],
      },
      { id: 2, created_at: '2026-03-03T09:00:00Z', transactions: [] },
    ];
    expect(told('orders/updated', { ...order, refunds })).toMatchObject([
      { event: 'Order Refunded', properties: { refund_id: '890088186047', total: 19.9, currency: 'EUR' } },
    ]);
  });

  it('tells of an account and its consents, by when they were said', () => {
    expect(told('customers/update', customer, { customerIds: true })).toEqual([
      {
        type: 'identify',
        messageId: 'shopify-e1',
        timestamp: '2026-03-02T09:00:00.000Z',
        userId: '207119551',
        context: {},
        traits: {
          email: 'ann@example.com',
          phone: '+4930901820',
          firstName: 'Ann',
          lastName: 'Doe',
          country: 'DE',
          consent: { email: { status: 'granted', at: '2026-03-01T12:00:00.000Z' } },
        },
      },
    ]);
  });

  it.each([
    ['subscribed', 'granted'],
    ['unsubscribed', 'denied'],
    ['redacted', 'denied'],
    ['pending', undefined],
    ['not_subscribed', undefined],
  ])('takes %s for %s', (state, status) => {
    const [identify] = told('customers_email_marketing_consent/update', {
      customer_id: 207119551,
      email_address: 'ann@example.com',
      email_marketing_consent: { state, opt_in_level: null, consent_updated_at: '2026-03-01T12:00:00Z' },
    });

    expect(
      (identify?.traits as { consent?: { email?: { status: string } } } | undefined)?.consent?.email?.status,
    ).toBe(status);
  });

  it('tells nothing of what it does not know, nor of an order without a buyer', () => {
    expect(told('products/update', { id: 1 })).toEqual([]);
    expect(told('orders/create', { id: 1, line_items: [line] })).toEqual([]);
  });
});
