import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dumpOf } from '../support/dump.ts';
import { KaskadClient, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let client: DynamoDBClient;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  client = new DynamoDBClient(local.dynamodb);
}, 60_000);
afterAll(async () => {
  client.destroy();
  await local.stop();
});

const act = (id: string, what: 'export' | 'erase' | 'anonymize') =>
  kaskad.admin('POST', `/v1/profiles/${id}/${what}`);

/** Lines of the tables in which any of these words stand. */
const linesWith = async (words: readonly string[]): Promise<string[]> => {
  const tables = Object.values(local.tableNames);
  const dumps = await Promise.all(tables.map((tableName) => dumpOf({ client, tableName })));
  return dumps.flat().filter((line) => words.some((word) => line.includes(word)));
};

const wordsOf = ({ email, phone, userId, cartId }: Shopper) => [email, phone.slice(1), userId, cartId];
const mailboxSize = async () => (await kaskad.outbox()).length;

let people = 0;

/** A shopper with a merge, a mail, an SMS with a short link and a bounce behind her. */
const wellKnown = async () => {
  const name = `Smith${++people}-Unique`;
  const ann = await newShopper(kaskad, 'ann', { name: `Ann ${name}` });
  const browser = `browser-${ann.userId}`;
  const page = { type: 'page', anonymousId: browser, properties: { url: 'https://shop.example/' } };
  await kaskad.batch([page]);
  await kaskad.idle();
  await kaskad.batch([{ type: 'identify', userId: ann.userId, anonymousId: browser, traits: {} }]);
  await kaskad.idle();
  await ann.adds('p1');
  await kaskad.advance('PT61M');
  await kaskad.advance('P1D');
  expect(await ann.got()).toEqual(['email', 'sms']);
  await kaskad.feedback((await ann.inbox())[0]?.sendId ?? '', 'bounced');
  const words = [...wordsOf(ann), browser, name];
  return { ann, id: (await ann.view()).id, browser, name, words };
};

describe('everything held about a person', () => {
  it('is in the export: nothing of hers lies in a table that is not there', async () => {
    const { ann, id, browser, name } = await wellKnown();
    const { status, json, text } = await act(id, 'export');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      id,
      identities: expect.arrayContaining([expect.objectContaining({ value: ann.email })]),
      consents: expect.arrayContaining([expect.objectContaining({ address: ann.email, status: 'granted' })]),
      suppressions: [expect.objectContaining({ channel: 'email', address: ann.email, reason: 'bounced' })],
      shortLinks: [expect.objectContaining({ channel: 'sms' })],
    });
    expect((json.mergedProfiles as unknown[]).length).toBe(1);
    expect((json.history as unknown[]).length).toBeGreaterThan(4);
    const values = [ann.email, ann.phone, ann.userId, ann.cartId, browser, name, 'Kettle', 'p1'];
    for (const value of values) expect([value, text.includes(value)]).toEqual([value, true]);
    // Whatever word of hers stands in the tables stands in the export.
    const words = new Set((await linesWith([...wordsOf(ann), browser, id])).flatMap(wordsIn));
    const missing = [...words].filter((word) => !text.includes(word));
    expect(missing).toEqual([]);
  });

  it('is nobody’s business without a token that may write', async () => {
    const answer = await kaskad.request('POST', '/v1/profiles/any/export');
    expect(answer.status).toBe(401);
    for (const what of ['export', 'erase', 'anonymize'] as const)
      expect((await act('nobody', what)).status).toBe(404);
  });
});

/** Words that people and shops write; what is packed or hashed is none. */
const wordsIn = (line: string): string[] =>
  [
    ...line.matchAll(
      /[A-Za-z][\w.+-]*@[\w.-]+|\+\d{8,}|(?:u|cart|browser)-[a-z][\w-]*|[A-Z][a-z]+\d+-Unique/g,
    ),
  ].map(([word]) => word);

describe('an erase', () => {
  it('takes everything at once, and what comes late brings nothing back', async () => {
    const { ann, id, words } = await wellKnown();
    const loser = (await ann.view()).mergedFrom[0] ?? '';
    await ann.adds('p2', { cart_id: `${ann.cartId}-2` });
    const late = new Date((await kaskad.now()) - 1000).toISOString();
    const answer = await act(id, 'erase');

    expect(answer.status).toBe(200);
    expect(await linesWith(words)).toEqual([]);
    for (const one of [id, loser])
      for (const path of ['', '/timeline'])
        expect((await kaskad.admin('GET', `/v1/profiles/${one}${path}`)).status).toBe(404);
    expect(await kaskad.lookup('email', ann.email)).toBeUndefined();
    expect((await act(id, 'erase')).status).toBe(200);
    expect((await act(id, 'export')).status).toBe(404);

    const before = await mailboxSize();
    await ann.tracks('Product Added', { product_id: 'p9' }, { more: { timestamp: late } });
    await ann.orders({}, 'pos');
    await kaskad.batch(
      [{ type: 'track', event: 'Old Receipt', userId: ann.userId, timestamp: late }],
      SERVER,
    );
    await kaskad.idle();
    expect(await kaskad.lookup('email', ann.email)).toBeUndefined();
    await kaskad.advance('P4D');
    expect(await mailboxSize()).toBe(before);
  });

  it('lets her come back as somebody new, whose address is blocked until she allows it again', async () => {
    const ann = await newShopper(kaskad);
    const old = await ann.view();
    await ann.adds('p1');
    await act(old.id, 'erase');
    await kaskad.advance('PT1M');
    await ann.identifies({ consent: undefined });
    await kaskad.batch([
      {
        type: 'identify',
        userId: ann.userId,
        traits: { birthday: '1990-01-01' },
        timestamp: new Date(Date.parse(String(old.consent[0]?.at)) - 1000).toISOString(),
      },
    ]);
    await kaskad.idle();
    const fresh = await ann.view();
    expect(fresh).toMatchObject({ cart: null, counters: { orders: 0 }, mergedFrom: [], consent: [] });
    expect(fresh.id).not.toBe(old.id);
    expect(fresh.traits.birthday).toBeUndefined();

    await ann.adds('p2', { cart_id: `${ann.cartId}-2` });
    await kaskad.advance('P3D');
    expect(await ann.got()).toEqual([]);
    await ann.identifies();
    await ann.orders();
    await ann.adds('p3', { cart_id: `${ann.cartId}-3` });
    await kaskad.advance('PT61M');
    expect(await ann.got()).toEqual(['email']);
  });

  it('keeps a bounce: the address stays blocked, however much is allowed', async () => {
    const { ann, id } = await wellKnown();
    await act(id, 'erase');
    await kaskad.advance('PT1M');
    await ann.identifies();
    await ann.adds('p2', { cart_id: `${ann.cartId}-2` });
    await kaskad.advance('PT61M');
    expect(await ann.got()).toEqual(['sms']);
  });

  it('drops what providers report afterwards', async () => {
    const ann = await newShopper(kaskad);
    await ann.adds('p1');
    await kaskad.advance('PT61M');
    const [mail] = await ann.inbox();
    await act((await ann.view()).id, 'erase');
    for (const type of ['delivered', 'bounced', 'complained', 'clicked'])
      await kaskad.feedback(mail?.sendId ?? '', type);
    await kaskad.idle();
    expect(await linesWith(wordsOf(ann))).toEqual([]);
    expect(local.queue('DeliveriesQueue').size()).toBe(0);
  });

  it('leaves of a message that a system asked for that she is gone, and not by which key', async () => {
    const { id } = await (await newShopper(kaskad)).view();
    await kaskad.admin('PUT', '/v1/templates/parcel', {
      channel: 'email',
      subject: 'Parcel',
      text: 'It left.',
    });
    const key = `parcel-of-Ann-${id}-7`;
    const asked = { template: 'parcel', profileId: id, idempotencyKey: key };
    const { json } = await kaskad.admin('POST', '/v1/messages', asked);
    await kaskad.idle();
    await kaskad.advance('PT2S');
    expect((await linesWith([key])).length).toBeGreaterThan(0);

    await act(id, 'erase');

    expect(await linesWith([key])).toEqual([]);
    const { json: state } = await kaskad.admin('GET', `/v1/messages/${json.sendId}`);
    expect(state).toMatchObject({ status: 'gone', profileId: id });
    expect((await kaskad.admin('POST', '/v1/messages', asked)).json).toEqual(json);
  });

  it('is in the audit without anything that leads to her', async () => {
    const ann = await newShopper(kaskad);
    const { id } = await ann.view();
    await act(id, 'erase');
    const audits = (await linesWith([id])).filter((line) => line.includes('AUDIT'));
    // Once in the list of all, once in her own.
    expect(audits).toHaveLength(2);
    for (const line of audits) expect(line).toContain('erase');
  });
});

describe('an anonymized person', () => {
  it('keeps what can be counted, and nobody leads to her', async () => {
    const { ann, id, words } = await wellKnown();
    await ann.orders({ products: [{ product_id: 'p1' }] });
    await ann.adds('p2', { cart_id: `${ann.cartId}-2` });
    expect((await act(id, 'anonymize')).status).toBe(200);

    expect(await linesWith(words)).toEqual([]);
    expect(await kaskad.lookup('email', ann.email)).toBeUndefined();
    const { json } = await kaskad.admin('GET', `/v1/profiles/${id}`);
    expect(json).toMatchObject({
      anonymized: true,
      identities: [],
      consent: [],
      cart: null,
      traits: { country: 'DE' },
      counters: { orders: 1 },
    });
    const kinds = (await kaskad.timeline(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'send')).toHaveLength(2);
    const before = await mailboxSize();
    await kaskad.advance('P4D');
    expect(await mailboxSize()).toBe(before);

    await ann.identifies();
    expect((await ann.view()).id).not.toBe(id);
    expect((await kaskad.admin('GET', `/v1/profiles/${id}`)).json).toMatchObject({ counters: { orders: 1 } });
    expect((await act(id, 'anonymize')).status).toBe(200);
    expect((await act(id, 'erase')).status).toBe(200);
    expect((await kaskad.admin('GET', `/v1/profiles/${id}`)).status).toBe(404);
  });
});

describe('what is kept for so many days', () => {
  it('goes with its pointers when nothing has been heard for as long', async () => {
    const days = { history: 5, anonymous: 4, people: 10, enrollments: 2 };
    expect((await kaskad.admin('PUT', '/v1/settings/privacy', { retentionDays: days })).status).toBe(200);
    const [ann, bob] = [await newShopper(kaskad, 'ann'), await newShopper(kaskad, 'bob')];
    const browser = `browser-${ann.userId}-kept`;
    await kaskad.batch([{ type: 'page', anonymousId: browser, properties: {} }]);
    await kaskad.idle();
    const before = await ann.view();

    await kaskad.advance('P5DT1M');
    expect(await kaskad.lookup('anonymousId', browser)).toBeUndefined();
    expect(await kaskad.timeline(before.id)).toEqual([]);
    await bob.visits();
    await kaskad.advance('P5D');
    expect(await kaskad.lookup('email', ann.email)).toBeUndefined();
    expect((await kaskad.admin('GET', `/v1/profiles/${before.id}`)).status).toBe(404);
    expect(await kaskad.lookup('email', bob.email)).toBeDefined();
    await local.sweep();
    expect(await linesWith([...wordsOf(ann), browser])).toEqual([]);

    await ann.identifies();
    expect((await ann.view()).id).not.toBe(before.id);
  });

  it('is nobody even before the table has deleted her', async () => {
    const ann = await newShopper(kaskad);
    const before = await ann.view();
    await kaskad.advance('P10DT1M');
    await ann.identifies();
    const after = await ann.view();
    expect(after.id).not.toBe(before.id);
    expect(after.identities).toHaveLength(3);
  });
});
