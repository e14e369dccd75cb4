import { describe, expect, it } from '@jest/globals';
import { readRows } from './setup.ts';

const headers = ['Mail', 'Phone', 'City', 'News', 'On'];
const customers = {
  mapping: {
    Mail: 'email',
    Phone: 'phone',
    City: 'traits.city',
    News: 'consent.email',
    On: 'consent.email.at',
  },
  constants: { 'consent.email.text': 'I agree' },
};

describe('a row of a customer', () => {
  it('is an identify of long ago, its contacts as they are looked up', () => {
    const { events } = readRows(customers, headers, [
      'ANN@Example.com',
      '0151 23456789',
      ' Bonn ',
      'yes',
      '2024-01-02',
    ]);

    expect(events).toEqual([
      {
        type: 'identify',
        event: 'Identified',
        messageId: expect.stringMatching(/^row-[0-9a-f]{32}$/),
        atMs: Date.parse('2026-03-02T08:59:00Z'),
        source: 'import',
        historical: true,
        traits: {
          city: 'Bonn',
          email: 'ann@example.com',
          phone: '+4915123456789',
          consent: { email: { status: 'granted', at: '2024-01-01T23:00:00.000Z', text: 'I agree' } },
        },
      },
    ]);
  });

  it('is refused with all that is wrong with it, and harms no neighbour', () => {
    const { events, reasons, rows, accepted } = readRows(
      customers,
      headers,
      ['ann@example.com', '', '', '', ''],
      ['ann', '12', '', 'perhaps', ''],
      ['', '', 'Bonn', '', ''],
      ['', '', '', '', ''],
      ['test@shop.example', '', '', '', ''],
      ['bob@example.com', '', '', 'yes', ''],
      ['bob@example.com', '', '', 'no', '2090-01-01'],
      ['bob@example.com', '', 'x'.repeat(1001), '', ''],
      ['bob@example.com', '', 'a\0b', '', ''],
      ['bob@example.com', '', 'Köl\ufffd', '', ''],
      ['bob@example.com', ''],
      ['bob@example.com', '', '', '', '', 'more'],
      ['eve@example.com', '', '', 'no', ''],
    );

    expect(reasons).toEqual([
      [3, '"News" is neither yes nor no; "Mail" is not an e-mail address; "Phone" is not a phone number'],
      [4, 'nothing says who it is: "Mail", "Phone" are blank'],
      [6, '"Mail" is what people write in place of a real one'],
      [7, 'consent.email is granted without a date'],
      [8, '"On" is in the future'],
      [9, '"City" is longer than 1000 bytes'],
      [10, 'holds NUL characters: is it another encoding?'],
      [11, 'holds spoilt characters: is it another encoding?'],
      [12, 'has 2 cells, the headers are 5'],
      [13, 'has 6 cells, the headers are 5'],
    ]);
    expect([rows, accepted, events.length]).toEqual([12, 2, 2]);
  });

  it('is the same message wherever it stands, and another one in another import', () => {
    const row = ['ann@example.com', '', 'Bonn', '', ''];
    const first = readRows(customers, headers, row).events[0]?.messageId;

    expect(readRows(customers, headers, ['bob@example.com', '', '', '', ''], row).events[1]?.messageId).toBe(
      first,
    );
    expect(readRows(customers, headers, row.with(2, 'Kiel')).events[0]?.messageId).not.toBe(first);
  });

  it('takes what holds for all as consent only of those who have such an address', () => {
    const request = {
      mapping: { Mail: 'email', Phone: 'phone' },
      constants: { 'consent.sms': 'granted', 'consent.sms.at': '2024-01-02' },
    };

    const { events } = readRows(request, ['Mail', 'Phone'], ['a@example.com', ''], ['', '+4915123456789']);

    expect(events.map(({ traits }) => traits?.consent)).toEqual([
      undefined,
      { sms: { status: 'granted', at: '2024-01-01T23:00:00.000Z' } },
    ]);
  });
});

const lines = ['No', 'At', 'Mail', 'Crm', 'Sku', 'Qty', 'Price'];
const orders = {
  kind: 'orders',
  source: 'pos',
  mapping: {
    No: 'orderId',
    At: 'at',
    Mail: 'email',
    Crm: 'crmId',
    Sku: 'productId',
    Qty: 'quantity',
    Price: 'price',
  },
  constants: { currency: 'EUR' },
};
const line = (no: string, sku: string, price: string, more: { mail?: string; at?: string } = {}) => [
  no,
  more.at ?? '2024-01-02T10:00:00Z',
  more.mail ?? 'ann@example.com',
  'crm-1',
  sku,
  '2',
  price,
];

describe('rows of an order', () => {
  it('are one order with its articles and their sum', () => {
    const { events, accepted } = readRows(
      orders,
      lines,
      line('7', 'a', '0.1'),
      line('7', 'b', '0.2'),
      line('8', 'a', '1'),
    );

    expect(accepted).toBe(3);
    expect(events).toMatchObject([
      {
        type: 'track',
        event: 'Order Completed',
        atMs: Date.parse('2024-01-02T10:00:00Z'),
        source: 'pos',
        historical: true,
        properties: {
          order_id: '7',
          email: 'ann@example.com',
          total: 0.6,
          currency: 'EUR',
          products: [
            { product_id: 'a', quantity: 2, price: 0.1 },
            { product_id: 'b', quantity: 2, price: 0.2 },
          ],
        },
        context: { externalIds: [{ id: 'crm-1', type: 'crmId', collection: 'users', encoding: 'none' }] },
      },
      { properties: { order_id: '8', total: 2 } },
    ]);
  });

  it('are refused together: half an order would be a wrong one', () => {
    const { reasons, events } = readRows(
      orders,
      lines,
      line('7', 'a', '1'),
      line('7', 'b', 'one'),
      line('8', 'a', '1'),
      line('9', 'a', '1'),
      line('9', 'a', '1', { mail: 'bob@example.com' }),
      line('', 'a', '1'),
      line('10', 'a', '1'),
      line('11', 'a', '1'),
      line('10', 'b', '1'),
      line('12', '', '1'),
      ['13', 'torn'],
      line('13', 'a', '1'),
    );

    expect(reasons).toEqual([
      [2, 'row 3 of the same order is refused'],
      [3, '"Price" is not a number'],
      [5, 'the rows of this order have more than one email'],
      [6, 'the rows of this order have more than one email'],
      [7, 'orderId is blank'],
      [8, 'the rows of this order do not follow one another'],
      [10, 'the rows of this order do not follow one another'],
      [11, 'productId is blank'],
      [12, 'has 2 cells, the headers are 7'],
      [13, 'row 12 of the same order is refused'],
    ]);
    expect(events.map(({ properties }) => properties?.order_id)).toEqual(['8', '11']);
  });

  it('that are many leave names out and stay an event, until there are too many', () => {
    const mapping = { ...orders.mapping, Name: 'name' };
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        ...line('7', `sku-${n}`, '1'),
        'A very long name of an article',
      ]);
    const read = (count: number) => readRows({ ...orders, mapping }, [...lines, 'Name'], ...many(count));

    expect(JSON.stringify(read(150).events[0])).toContain('A very long name');
    expect(JSON.stringify(read(600).events[0])).not.toContain('A very long name');
    expect(read(1500).reasons[0]).toEqual([2, 'larger than 32 KB']);
  });
});
