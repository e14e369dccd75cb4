import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { keys } from '../support/target.ts';

const kaskad = freshKaskad();
const run = Date.now().toString(36);

const begin = async (body: object): Promise<string> => {
  const answer = await kaskad().admin('POST', '/v1/imports', { name: 'A file', ...body });
  expect([answer.status, answer.json.faults]).toEqual([201, undefined]);
  return String(answer.json.id);
};

const put = async (id: string, part: number, csv: string | Buffer, type = 'text/csv', query = '') => {
  const response = await fetch(`${kaskad().url}/v1/imports/${id}/parts/${part}${query}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${keys.token}`,
      'content-type': type,
      ...(typeof csv === 'string' ? {} : { 'content-encoding': 'gzip' }),
    },
    body: typeof csv === 'string' ? csv : new Uint8Array(csv),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

const customers = {
  kind: 'customers',
  delimiter: ';',
  country: 'DE',
  mapping: {
    'E-Mail': 'email',
    Telefon: 'phone',
    Vorname: 'traits.firstName',
    Geburtstag: { field: 'traits.birthday', format: 'dd.MM.yyyy' },
    Newsletter: { field: 'consent.email', yes: ['ja'], no: ['nein'] },
    Seit: { field: 'consent.email.at', format: 'dd.MM.yyyy' },
  },
  constants: { 'consent.email.text': 'Ja, ich möchte Post.' },
};
const head = 'E-Mail;Telefon;Vorname;Geburtstag;Newsletter;Seit';
const emailOf = (n: number) => `c${n}-${run}@example.com`;
const phoneOf = (n: number) => `0151 ${String(20_000_000 + n)}`;
const customer = (n: number) => `${emailOf(n)};${phoneOf(n)};"Ann; ""${n}""";17.05.1990;ja;01.02.2024`;

const bad: Record<number, string> = {
  17: 'not-an-address;;Ann;;;',
  100: `${emailOf(100)};123;Ann;;;`,
  101: ';;Nobody;;;',
  333: `${emailOf(333)};;Ann;31.02.1990;;`,
  500: `${emailOf(500)};;Ann;;vielleicht;01.02.2024`,
  777: `${emailOf(777)};;Ann;;ja;`,
  999: `=HYPERLINK("x");;Ann;;;;`,
};

const refusedOf = async (id: string) =>
  (await kaskad().admin('GET', `/v1/imports/${id}/refused.csv`)).text.trim().split('\r\n');

describe('customers from a file', () => {
  const rows = Array.from({ length: 1000 }, (_, n) => bad[n] ?? customer(n));
  // A hundred at a time: a busy machine has fifteen seconds for what is in the queue at once.
  const parts = Array.from({ length: 10 }, (_, at) =>
    [head, ...rows.slice(at * 100, (at + 1) * 100)].join('\r\n'),
  );
  const putPart = (at: number) =>
    put(id, at + 1, gzipSync(parts[at] ?? ''), 'text/csv', `?firstRow=${at * 100 + 2}`);
  let id: string;

  it('are people afterwards, all but the rows that are refused with a reason', async () => {
    id = await begin(customers);

    for (const at of parts.keys()) {
      expect((await putPart(at)).status).toBe(200);
      await kaskad().idle();
    }

    const { json } = await kaskad().admin('GET', `/v1/imports/${id}`);
    expect(json).toMatchObject({
      status: 'open',
      partsDone: [[1, 10]],
      rows: 1000,
      accepted: 993,
      refused: 7,
    });
    const missing: number[] = [];
    for (const n of rows.keys()) if (!(await kaskad().lookup('email', emailOf(n)))) missing.push(n);
    expect(missing).toEqual(Object.keys(bad).map(Number));
    const ann = await kaskad().lookup('phone', `+49${phoneOf(1).slice(1)}`);
    expect(ann?.traits).toMatchObject({ firstName: 'Ann; "1"', birthday: '1990-05-17' });
  }, 180_000);

  it('are refused by row and reason, in a file that no spreadsheet executes', async () => {
    const [headers, ...lines] = await refusedOf(id);

    expect(headers).toBe('row;reason;E-Mail;Telefon;Vorname;Geburtstag;Newsletter;Seit');
    expect(lines.map((line) => line.split(';')[0])).toEqual(
      Object.keys(bad).map((n) => String(Number(n) + 2)),
    );
    expect(lines[0]).toBe('19;"""E-Mail"" is not an e-mail address";not-an-address;;Ann;;;');
    expect(lines[6]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('are consent with its proof, and start no journey', async () => {
    const ann = await kaskad().lookup('email', emailOf(2));

    expect(ann?.consent).toEqual([
      expect.objectContaining({
        channel: 'email',
        address: emailOf(2),
        status: 'granted',
        at: '2024-02-01T00:00:00.000Z',
        text: 'Ja, ich möchte Post.',
        source: 'import',
      }),
    ]);
    expect(ann?.enrollments).toEqual([]);
  });

  it('change nothing and count once when the part comes again', async () => {
    const before = await kaskad().lookup('email', emailOf(3));

    const again = await putPart(0);
    const asAnother = await put(id, 11, [head, customer(3)].join('\n'));
    await kaskad().idle();

    expect(again.json).toMatchObject({ rows: 100, accepted: 99, refusedRows: 1 });
    expect(asAnother.json).toMatchObject({ rows: 1, accepted: 1 });
    expect(await kaskad().lookup('email', emailOf(3))).toEqual(before);
    const { json } = await kaskad().admin('POST', `/v1/imports/${id}/finish`);
    expect(json).toMatchObject({ status: 'finished', parts: 11, rows: 1001, accepted: 994, refused: 7 });
    expect((await put(id, 12, [head, customer(4)].join('\n'))).status).toBe(409);
    expect((await putPart(0)).status).toBe(200);
  });

  it('leave no refused rows behind when the import is deleted', async () => {
    expect((await kaskad().admin('DELETE', `/v1/imports/${id}`)).status).toBe(200);

    expect((await kaskad().admin('GET', `/v1/imports/${id}`)).status).toBe(404);
    expect((await kaskad().admin('GET', `/v1/imports/${id}/refused.csv`)).status).toBe(404);
    expect(await kaskad().lookup('email', emailOf(3))).toBeDefined();
  });
});

describe('orders from a file', () => {
  it('are one order for the rows of its articles, of a customer by phone, in windows-1251', async () => {
    const phone = `+7916${String(Date.now()).slice(-7)}`;
    const id = await begin({
      kind: 'orders',
      source: 'pos',
      mapping: {
        Чек: 'orderId',
        Дата: { field: 'at', format: 'dd.MM.yyyy HH:mm' },
        Телефон: 'phone',
        Артикул: 'productId',
        Товар: 'name',
        'Кол-во': 'quantity',
        Цена: { field: 'price', decimal: ',' },
      },
      constants: { currency: 'RUB' },
      timezone: 'Europe/Moscow',
    });
    const csv = [
      'Чек;Дата;Телефон;Артикул;Товар;Кол-во;Цена',
      `${run}-1;01.03.2024 10:00;${phone};a1;Чайник;1;1 990,50`,
      `${run}-1;01.03.2024 10:00;${phone};a2;Чашка;2;300`,
      `${run}-2;02.03.2024 10:00;${phone};a1;Чайник;1;1990`,
      `${run}-2;02.03.2024 10:00;${phone};a2;Чашка;две;300`,
      `${run}-3;03.03.2024 10:00;${phone};a1;Чайник;1;1990`,
    ].join('\r\n');
    const bytes = Buffer.from(
      [...csv].map((c) => (c.charCodeAt(0) > 127 ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))),
    );

    const answer = await put(id, 1, gzipSync(bytes), 'text/csv; charset=windows-1251');
    await kaskad().idle();

    expect(answer.json).toEqual({
      rows: 5,
      accepted: 3,
      refusedRows: 2,
      refused: [
        { row: 4, reason: 'row 5 of the same order is refused' },
        { row: 5, reason: '"Кол-во" is not a number' },
      ],
    });
    const person = await kaskad().lookup('phone', phone);
    expect(person?.counters.orders).toBe(2);
    expect(person?.enrollments).toEqual([]);
    const entries = await kaskad().timeline(person?.id ?? '');
    expect(
      entries.filter(({ name }) => name === 'Order Completed').map(({ at, source }) => [at, source]),
    ).toEqual([
      ['2024-03-03T07:00:00.000Z', 'pos'],
      ['2024-03-01T07:00:00.000Z', 'pos'],
    ]);
  });
});

describe('a file that does not fit', () => {
  const faultsOf = async (csv: string, more: object = {}) => {
    const answer = await put(await begin({ ...customers, ...more }), 1, csv);
    return [
      answer.status,
      ((answer.json.faults ?? []) as { message: string }[]).map(({ message }) => message),
    ];
  };

  it('is told of its delimiter, its missing headers and those that stand twice', async () => {
    expect(await faultsOf(`${head.replaceAll(';', ',')}\n`)).toEqual([
      422,
      ['everything is in one column: the delimiter is a comma, not a semicolon'],
    ]);
    expect(await faultsOf(`${head.replace('Seit', 'Since')}\n`)).toEqual([
      422,
      ['"Seit" is in the mapping and not among the headers'],
    ]);
    expect(await faultsOf(`${head};Telefon\n`)).toEqual([422, ['"Telefon" stands twice among the headers']]);
    expect(await faultsOf(`${'x;'.repeat(100_000)}\n`)).toEqual([
      422,
      ['there are 100001 columns, at most 500'],
    ]);
  });

  it('is refused whole when it is too large, unpacked or packed', async () => {
    const id = await begin(customers);
    const large = `${head}\n${`${customer(1)}\n`.repeat(20_000)}`;

    expect((await put(id, 1, large)).status).toBe(413);
    expect((await put(id, 1, gzipSync(large))).status).toBe(413);
    expect((await put(id, 1, `${head}\n${';;;;;\n'.repeat(5001)}`)).status).toBe(413);
    expect((await put(id, 1, gzipSync(Buffer.from('Ä', 'latin1')))).status).toBe(400);
  });

  it('is told what its mapping lacks before anything is begun', async () => {
    const answer = await kaskad().admin('POST', '/v1/imports', {
      name: 'x',
      kind: 'customers',
      mapping: { A: 'colour', B: 'traits.city', C: 'traits.city', D: 'consent.sms' },
    });

    expect(answer.status).toBe(422);
    expect((answer.json.faults as { path: string }[]).map(({ path }) => path)).toEqual([
      '/mapping/A',
      '/mapping/C',
      '/mapping',
      '/mapping',
    ]);
  });
});

describe('receipts in batches', () => {
  it('count once for a customer by phone or loyalty card; a bad one is dropped with its reason', async () => {
    const [phone, card] = [`+49152${String(Date.now()).slice(-8)}`, `card-${run}`];
    const receipt = (order_id: string, more: object) => ({
      type: 'track',
      event: 'Order Completed',
      // A till has no id of a person: the receipt's own names the message's sender, the contact the customer.
      anonymousId: `receipt-${order_id}-${run}`,
      timestamp: '2024-05-01T10:00:00Z',
      context: { source: 'pos' },
      properties: { order_id: `${order_id}-${run}`, total: 19.9, currency: 'EUR', ...more },
    });
    const batch = [
      receipt('r1', { phone, loyaltyCard: card }),
      receipt('r2', { loyaltyCard: card }),
      { ...receipt('r3', { phone }), anonymousId: ' ' },
      { ...receipt('r4', { phone }), messageId: `m-${run}` },
      { ...receipt('r4', { phone, note: 'told again' }), messageId: `m-${run}` },
      receipt('r2', { loyaltyCard: card, note: 'told again' }),
      { ...receipt('r5', { phone }), properties: { phone, text: 'x'.repeat(33 * 1024) } },
    ];

    const first = await kaskad().post('/v1/import', { batch }, SERVER);
    await kaskad().post('/v1/import', { batch }, SERVER);
    await kaskad().idle();

    expect(first.json).toEqual({
      success: true,
      accepted: 5,
      dropped: [
        { index: 2, reason: 'no userId or anonymousId' },
        { index: 6, reason: 'larger than 32 KB' },
      ],
    });
    const ann = await kaskad().lookup('phone', phone);
    expect(ann?.counters.orders).toBe(3);
    expect((await kaskad().lookup('loyaltyCard', card))?.id).toBe(ann?.id);
    expect(ann?.enrollments).toEqual([]);
  });
});
