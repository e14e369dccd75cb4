import { describe, expect, it } from '@jest/globals';
import { woocommerce } from '../../../../core/hooks/woocommerce/index.ts';

/** As the REST API of WooCommerce, version 3, describes an order; fields that are not read are left out here and there. */
const order = (more: object = {}) => ({
  id: 727,
  parent_id: 0,
  number: '727',
  order_key: 'wc_order_58d2d042d1d',
  created_via: 'checkout',
  status: 'processing',
  currency: 'EUR',
  date_created: '2026-03-02T10:00:02',
  date_created_gmt: '2026-03-02T09:00:02',
  date_modified_gmt: '2026-03-02T09:05:00',
  discount_total: '2.00',
  shipping_total: '10.00',
  total: '47.80',
  total_tax: '7.63',
  customer_id: 26,
  payment_url: 'https://shop.example/checkout/order-pay/727/?pay_for_order=true',
  billing: {
    first_name: 'Ann',
    last_name: 'Doe',
    country: 'DE',
    email: 'ann@example.com',
    phone: '030 901820',
  },
  meta_data: [
    { id: 13106, key: 'kaskad_anonymous_id', value: 'browser-1' },
    { id: 13107, key: 'newsletter', value: 'yes' },
  ],
  line_items: [
    {
      id: 315,
      name: 'Kettle',
      product_id: 93,
      variation_id: 0,
      quantity: 2,
      subtotal: '39.80',
      total: '39.80',
      sku: 'KETTLE',
      price: 19.9,
      image: { id: 1, src: 'https://shop.example/kettle.jpg' },
    },
  ],
  coupon_lines: [{ id: 1, code: 'spring', discount: '2.00' }],
  refunds: [],
  ...more,
});

const told = (body: object, options: object = {}, topic = 'order.updated') =>
  woocommerce.events(
    woocommerce.delivery(
      { 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': 'd1' },
      body as Record<string, unknown>,
    ),
    { customerIds: false, ...options },
    {},
  );

describe('an order of WooCommerce', () => {
  it('that is paid is completed, by her who is billed', () => {
    expect(told(order(), {}, 'order.created')).toEqual([
      {
        type: 'identify',
        messageId: 'woocommerce-order-727-buyer',
        timestamp: '2026-03-02T09:00:02.000Z',
        anonymousId: 'browser-1',
        context: {},
        traits: {
          email: 'ann@example.com',
          phone: '030 901820',
          firstName: 'Ann',
          lastName: 'Doe',
          country: 'DE',
        },
      },
      {
        type: 'track',
        event: 'Order Completed',
        messageId: 'woocommerce-order-727-completed',
        timestamp: '2026-03-02T09:00:02.000Z',
        anonymousId: 'browser-1',
        context: { traits: { email: 'ann@example.com', phone: '030 901820', country: 'DE' } },
        properties: {
          order_id: '727',
          total: 47.8,
          tax: 7.63,
          shipping: 10,
          discount: 2,
          currency: 'EUR',
          coupon: 'spring',
          products: [
            {
              product_id: '93',
              sku: 'KETTLE',
              name: 'Kettle',
              image_url: 'https://shop.example/kettle.jpg',
              price: 19.9,
              quantity: 2,
            },
          ],
        },
      },
    ]);
  });

  it('is told by the same ids however often it is saved', () => {
    const ids = (status: string) => told(order({ status })).map(({ messageId }) => messageId);

    expect(ids('completed')).toEqual(ids('processing'));
    expect(ids('on-hold')).toEqual(ids('processing'));
  });

  it.each(['pending', 'failed'])('that is %s waits for a payment: a checkout that was begun', (status) => {
    const [, checkout] = told(order({ status }));

    expect(checkout).toMatchObject({
      event: 'Checkout Started',
      properties: {
        checkout_id: '727',
        cart_url: expect.stringContaining('order-pay/727'),
        products: [{ product_id: '93' }],
      },
    });
  });

  it('that is cancelled is cancelled, one in the bin says nothing', () => {
    expect(told(order({ status: 'cancelled' }))).toMatchObject([
      {
        event: 'Order Cancelled',
        messageId: 'woocommerce-order-727-cancelled',
        properties: { order_id: '727' },
      },
    ]);
    expect(told(order({ status: 'trash' }))).toEqual([]);
  });

  it('tells each refund once, as a sum', () => {
    const refunds = [{ id: 728, reason: '', total: '-19.90' }];

    expect(told(order({ status: 'completed', refunds })).at(-1)).toMatchObject({
      event: 'Order Refunded',
      messageId: 'woocommerce-order-727-refund-728',
      properties: { order_id: '727', refund_id: '728', total: 19.9, currency: 'EUR' },
    });
  });

  it('says a yes to mail where the shop names the field it keeps it in, and never a no', () => {
    const consent = (options: object, body = order()) =>
      (told(body, options)[0] as { traits?: { consent?: unknown } }).traits?.consent;

    expect(consent({ consentField: 'newsletter' })).toEqual({
      email: { status: 'granted', at: '2026-03-02T09:00:02.000Z' },
    });
    expect(consent({ consentField: 'newsletter' }, order({ status: 'pending' }))).toBeUndefined();
    expect(consent({})).toBeUndefined();
    expect(
      consent({ consentField: 'newsletter' }, order({ meta_data: [{ key: 'newsletter', value: 'no' }] })),
    ).toBeUndefined();
  });

  it('says the number of an account only where it is the userId of the site, and never that of a guest', () => {
    const userId = (options: object, body = order()) => told(body, options)[0]?.userId;

    expect(userId({})).toBeUndefined();
    expect(userId({ customerIds: true })).toBe('26');
    expect(userId({ customerIds: true }, order({ customer_id: 0 }))).toBeUndefined();
  });

  it('of nobody says nothing', () => {
    expect(told(order({ billing: {}, meta_data: [] }))).toEqual([]);
  });
});
