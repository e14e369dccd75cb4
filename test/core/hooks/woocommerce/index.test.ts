import { describe, expect, it } from '@jest/globals';
import { woocommerce } from '../../../../core/hooks/woocommerce/index.ts';

const headers = (topic: string) => ({
  'x-wc-webhook-topic': topic,
  'x-wc-webhook-delivery-id': 'd1',
  'x-wc-webhook-signature': 'c2ln',
});

describe('WooCommerce', () => {
  it('is known by its header, and by the call that tries the address', () => {
    expect(woocommerce.speaks(headers('order.created'), {})).toBe(true);
    expect(woocommerce.speaks({}, { webhook_id: '12' })).toBe(true);
    expect(woocommerce.speaks({}, { event: 'x' })).toBe(false);
  });

  it('tries an address with a number and nothing else', () => {
    expect(woocommerce.isGreeting?.({}, { webhook_id: '12' })).toBe(true);
    expect(woocommerce.isGreeting?.({}, { webhook_id: '12', id: 1 })).toBe(false);
    expect(woocommerce.isGreeting?.(headers('order.created'), { webhook_id: '12' })).toBe(false);
  });

  it('signs its body', () => {
    expect(woocommerce.proof(headers('order.created'), {})).toEqual({ kind: 'signature', signature: 'c2ln' });
  });

  it('tells of an account, and of products nothing', () => {
    const customer = {
      id: 25,
      date_created_gmt: '2026-03-02T08:00:00',
      date_modified_gmt: '2026-03-02T09:00:00',
      email: 'ann@example.com',
      first_name: 'Ann',
      last_name: 'Doe',
      billing: { phone: '030 901820', country: 'DE' },
      meta_data: [{ id: 1, key: 'newsletter', value: '1' }],
    };
    const told = (topic: string) =>
      woocommerce.events(
        woocommerce.delivery(headers(topic), customer),
        { customerIds: true, consentField: 'newsletter' },
        {},
      );

    expect(told('customer.updated')).toEqual([
      {
        type: 'identify',
        messageId: 'woocommerce-d1',
        timestamp: '2026-03-02T09:00:00.000Z',
        userId: '25',
        context: {},
        traits: {
          email: 'ann@example.com',
          phone: '030 901820',
          firstName: 'Ann',
          lastName: 'Doe',
          country: 'DE',
          consent: { email: { status: 'granted', at: '2026-03-02T08:00:00.000Z' } },
        },
      },
    ]);
    expect(told('product.updated')).toEqual([]);
    expect(told('toString')).toEqual([]);
  });

  it('says no yes of an account whose age is not known: a change of it is no statement', () => {
    const customer = {
      id: 25,
      date_modified_gmt: '2026-03-02T09:00:00',
      email: 'ann@example.com',
      meta_data: [{ id: 1, key: 'newsletter', value: '1' }],
    };
    const [identify] = woocommerce.events(
      woocommerce.delivery(headers('customer.updated'), customer),
      { customerIds: false, consentField: 'newsletter' },
      {},
    );

    expect(identify?.traits).toEqual({ email: 'ann@example.com' });
  });
});
