import { describe, expect, it } from '@jest/globals';
import { bitrix } from '../../../../core/hooks/bitrix/index.ts';

const call = (event: string, id = '81') => ({
  event,
  event_handler_id: '201',
  data: { FIELDS: { ID: id } },
  ts: '1736405807',
  auth: {
    domain: 'shop.bitrix24.ru',
    member_id: 'm1',
    application_token: '51856fefc120afa4b628cc82d3935cce',
  },
});

const told = (event: string, answer: object, options: object = {}) =>
  bitrix.events(
    bitrix.delivery({}, call(event)),
    { customerIds: false, ...options },
    answer as Record<string, unknown>,
  );

/** As `sale.order.get` answers. */
const order = (more: object = {}) => ({
  order: {
    id: 81,
    lid: 's1',
    dateInsert: '2026-03-02T12:00:00+03:00',
    statusId: 'N',
    canceled: 'N',
    dateCanceled: null,
    price: '4627.3000',
    discountValue: '0.0000',
    currency: 'RUB',
    userId: 7,
    basketItems: [
      {
        id: 1,
        productId: 93,
        productXmlId: 'kettle-1',
        name: 'Чайник',
        price: '2313.65',
        quantity: '2.00',
        currency: 'RUB',
      },
    ],
    propertyValues: [
      { id: 1, code: 'FIO', name: 'Ф.И.О.', value: 'Анна' },
      { id: 2, code: 'EMAIL', name: 'E-Mail', value: 'ann@example.com' },
      { id: 3, code: 'PHONE', name: 'Телефон', value: '+79161234567' },
      { id: 4, code: 'NEWS', name: 'Новости', value: 'Y' },
    ],
    ...more,
  },
});

describe('Bitrix', () => {
  it('is known by its form, and proves itself by the token of the application', () => {
    const body = call('ONSALEORDERSAVED');

    expect(bitrix.speaks({}, body)).toBe(true);
    expect(bitrix.speaks({}, { event: 'ONSALEORDERSAVED' })).toBe(false);
    expect(bitrix.proof({}, body)).toEqual({ kind: 'token', token: '51856fefc120afa4b628cc82d3935cce' });
  });

  it.each([
    ['ONSALEORDERSAVED', 'sale.order.get'],
    ['OnSaleOrderSaved', 'sale.order.get'],
    ['ONCRMCONTACTADD', 'crm.contact.get'],
    ['ONCRMCONTACTUPDATE', 'crm.contact.get'],
  ])('names with %s a number only: %s is asked', (event, method) => {
    expect(bitrix.question?.(bitrix.delivery({}, call(event)))).toEqual({ method, params: { id: '81' } });
  });

  it('is asked nothing of other topics, and nothing where the number is none', () => {
    expect(bitrix.question?.(bitrix.delivery({}, call('ONTASKADD')))).toBeUndefined();
    expect(bitrix.question?.(bitrix.delivery({}, call('ONSALEORDERSAVED', '../user')))).toBeUndefined();
  });

  it('tells an order once, by the properties that say who bought', () => {
    expect(told('ONSALEORDERSAVED', order(), { consentField: 'news' })).toEqual([
      {
        type: 'identify',
        messageId: 'bitrix-order-81-buyer',
        timestamp: '2026-03-02T09:00:00.000Z',
        context: {},
        traits: {
          email: 'ann@example.com',
          phone: '+79161234567',
          firstName: 'Анна',
          consent: { email: { status: 'granted', at: '2026-03-02T09:00:00.000Z' } },
        },
      },
      {
        type: 'track',
        event: 'Order Completed',
        messageId: 'bitrix-order-81-completed',
        timestamp: '2026-03-02T09:00:00.000Z',
        context: { traits: { email: 'ann@example.com', phone: '+79161234567' } },
        properties: {
          order_id: '81',
          total: 4627.3,
          discount: 0,
          currency: 'RUB',
          products: [{ product_id: 'kettle-1', name: 'Чайник', price: 2313.65, quantity: 2 }],
        },
      },
    ]);
  });

  it('has the currency of its lines where it says none itself', () => {
    const [, completed] = told('ONSALEORDERSAVED', order({ currency: undefined }));

    expect(completed).toMatchObject({ properties: { currency: 'RUB' } });
  });

  it('tells a cancelled one, and of an order without a contact nothing', () => {
    const canceled = { canceled: 'Y', dateCanceled: '2026-03-02T13:00:00+03:00' };

    expect(told('ONSALEORDERSAVED', order(canceled))).toMatchObject([
      { event: 'Order Cancelled', timestamp: '2026-03-02T10:00:00.000Z' },
    ]);
    expect(told('ONSALEORDERSAVED', order({ propertyValues: [] }))).toEqual([]);
    expect(told('ONSALEORDERSAVED', {})).toEqual([]);
  });

  it('tells of a contact of the CRM', () => {
    const contact = {
      ID: '81',
      NAME: 'Анна',
      LAST_NAME: 'Иванова',
      BIRTHDATE: '1990-05-17T00:00:00+00:00',
      DATE_MODIFY: '2026-03-02T12:00:00+03:00',
      EMAIL: [{ ID: '1', VALUE: 'ann@example.com', VALUE_TYPE: 'WORK' }],
      PHONE: [{ ID: '2', VALUE: '+79161234567', VALUE_TYPE: 'MOBILE' }],
    };

    expect(told('ONCRMCONTACTUPDATE', contact)).toMatchObject([
      {
        type: 'identify',
        messageId: 'bitrix-ONCRMCONTACTUPDATE-81-1736405807',
        traits: { email: 'ann@example.com', phone: '+79161234567', birthday: '1990-05-17' },
      },
    ]);
  });

  it.each([
    ['1990-05-17T00:00:00+03:00', '1990-05-17'],
    ['1990-05-17', '1990-05-17'],
    ['0000-00-00', undefined],
    ['17 May', undefined],
  ])('a birthday that is written %s is %s', (BIRTHDATE, birthday) => {
    const contact = { EMAIL: [{ VALUE: 'ann@example.com' }], BIRTHDATE };

    const [identify] = told('ONCRMCONTACTUPDATE', contact);

    expect((identify?.traits as { birthday?: string } | undefined)?.birthday).toBe(birthday);
  });

  it('dates the yes of a contact by when it was made, whenever it is changed, and says none without that', () => {
    const contact = {
      ID: '81',
      DATE_MODIFY: '2026-03-09T12:00:00+03:00',
      EMAIL: [{ VALUE: 'ann@example.com' }],
      UF_NEWS: '1',
    };
    const consent = (more: object) => {
      const [identify] = told('ONCRMCONTACTUPDATE', { ...contact, ...more }, { consentField: 'UF_NEWS' });
      return (identify?.traits as { consent?: unknown } | undefined)?.consent;
    };

    expect(consent({ DATE_CREATE: '2026-03-02T12:00:00+03:00' })).toEqual({
      email: { status: 'granted', at: '2026-03-02T09:00:00.000Z' },
    });
    expect(consent({})).toBeUndefined();
  });
});
