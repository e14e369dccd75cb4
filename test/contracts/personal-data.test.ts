import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../core/duration.ts';
import { dynamoLedgers } from '../../functions/adapters/dynamo/ledgers.ts';
import { dynamoLoyalty } from '../../functions/adapters/dynamo/loyalty.ts';
import { dynamoNamedLinks } from '../../functions/adapters/dynamo/named-links.ts';
import { dynamoOffers } from '../../functions/adapters/dynamo/offers/index.ts';
import { dynamoOnsiteMessages } from '../../functions/adapters/dynamo/onsite-messages.ts';
import { dynamoInterests } from '../../functions/adapters/dynamo/products.ts';
import { dynamoReplies } from '../../functions/adapters/dynamo/replies/index.ts';
import { dynamoSentMessages } from '../../functions/adapters/dynamo/sent-messages.ts';
import { dynamoTasks } from '../../functions/adapters/dynamo/tasks/index.ts';
import { exportPerson } from '../../functions/api/export-person.ts';
import { dumpOf } from '../support/dump.ts';
import { envelopeOf, identify, shopEvent } from '../support/events.ts';
import { HOUSE, realHouse } from '../support/real-house.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const firstMs = Date.parse('2026-03-02T09:00:00Z');
const everybody = { id: 'everybody', condition: { '>=': [{ var: 'profile.computed.orders' }, 0] } };

/** The kinds of items that the table of items says to lie under a person: `P#E#`, `C##`. */
const kindsInDocs = (): string[] =>
  readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, pk, sk] = /\| `([PC]#)<[^`]*` \| `([A-Z]?#)[^|]*\|$/.exec(line) ?? [];
      return pk !== undefined && sk !== undefined ? [pk + sk] : [];
    });

const itemsUnder = async (ids: readonly string[]) =>
  (await dumpOf(table))
    .map((line) => JSON.parse(line) as { pk: { S: string }; sk: { S: string } })
    .filter(({ pk }) => ids.some((id) => pk.S === `P#${id}` || pk.S === `C#${id}`));
const kindOf = ({ pk, sk }: { pk: { S: string }; sk: { S: string } }) =>
  pk.S.slice(0, 2) + sk.S.slice(0, sk.S.indexOf('#') + 1);

let people = 0;

/** Somebody with something of every kind; by kind, the word that the export has of it. */
const wellKnown = async () => {
  const no = 7000 + ++people;
  const startMs = firstMs + people * 1000;
  const [userId, email, cartId] = [`user${no}`, `ann${no}@mail.example`, `cart${no}`];
  const house = realHouse(table, startMs + MINUTE_MS, { ...HOUSE, segments: [everybody] });
  const { clock } = house;
  const at = { userId, atMs: startMs };
  const browser = { anonymousId: `browser${no}`, atMs: startMs };
  const traits = { email, phone: `+4915112${no}`, consent: { email: 'granted', sms: 'granted' } };
  const properties = { product_id: 'p1', cart_id: cartId, price: 5, currency: 'EUR' };
  for (const event of [
    identify({ ...at, traits }),
    shopEvent({ ...browser, event: 'Page Viewed' }),
    identify({ ...at, ...browser }),
    shopEvent({ ...at, event: 'Tea Tasted' }),
    shopEvent({ ...at, event: 'Product Added', properties }),
  ])
    expect((await house.take(envelopeOf([event], { trust: 'secret' }))).size).toBe(0);
  await house.until(startMs + 2 * DAY_MS);

  const id = (await house.people.pointer({ namespace: 'userId', value: userId })) ?? '';
  const [loser = ''] = (await house.personalData.holdings(id))?.profile.mergedFrom ?? [];
  const { client, tableName } = table;
  const ids = { profileId: id, enrollmentId: `e${no}`, journeyId: 'j1' };
  const createdAtMs = clock.now();
  await dynamoLoyalty(client, tableName).change({ profileIds: [id, loser], change: 10_000 + no, key: 'o1' });
  const text = `About the kettle ${no}`;
  const task = {
    ...ids,
    id: `t${no}`,
    stepId: 's',
    queue: 'q',
    title: 'Call',
    text,
    phone: '+49',
    createdAtMs,
  };
  await dynamoTasks(client, tableName, clock).create({ ...task, dueAtMs: createdAtMs, status: 'open' });
  const question = `Is samovar ${no} blue?`;
  await dynamoReplies(client, tableName, clock).put({
    ...{ id: `${loser}.r${no}`, profileId: loser, channel: 'sms', from: '+49', text: question },
    ...{ provider: 'gate', atMs: createdAtMs, status: 'open' },
  });
  const shown = {
    ...ids,
    sendId: `s${no}`,
    slot: 'default',
    text: `Teapot ${no}`,
    personal: true,
    createdAtMs,
  };
  await dynamoOnsiteMessages(client, tableName, clock).put({ ...shown, expiresAtMs: createdAtMs + DAY_MS });
  await dynamoInterests(client, tableName, clock).put(id, `samovar${no}`, createdAtMs);
  const offer = {
    id: 'tea',
    terms: { percent: 10 },
    expires: 'P14D',
    code: { generated: { prefix: `TEA${no}-` } },
  };
  const ask = { ...ids, offer, profileIds: [id] as [string], stepId: 'promise', nowMs: createdAtMs };
  await dynamoOffers({ client, tableName, clock }).grant(ask);
  const expiresAtSeconds = createdAtMs / 1000 + 7 * 86_400;
  const sms = { ...ids, sendId: `s${no}`, channel: 'sms' as const, address: `+4915199${no}` };
  await dynamoSentMessages(client, tableName, clock).put('gate', `m${no}`, sms, expiresAtSeconds);
  const receipt = { id: `r${no}`, name: 'Receipt', url: `https://shop.example/receipts/${no}`, by: 'till' };
  await dynamoNamedLinks(client, tableName, clock).create({ ...receipt, profileId: loser, createdAtMs });
  const seen = { ...{ journeyId: 'j1', stepId: 'offer' }, channel: 'email' as const };
  const touch = { kind: 'touch' as const, sendId: `left${no}`, row: seen, sentAtMs: startMs, atMs: startMs };
  /** What came of a click, however late it is told. */
  const tell = (profileId: string) =>
    dynamoLedgers(client, tableName, clock).take(
      [{ profileId, mergedFrom: [], news: [touch] }],
      { withinMs: DAY_MS },
      async () => {},
    );
  await tell(id);
  const elsewhere = { 'M##': sms.address, 'Q##': receipt.url };
  const words = {
    ...{ 'P##': email, 'P#E#': cartId, 'P#T#': 'Tea Tasted', 'P#G#': 'everybody', 'P#U#': loser },
    ...{ 'P#O#': `TEA${no}`, 'P#W#': text, 'P#M#': `Teapot ${no}`, 'P#N#': `samovar${no}` },
    ...{ 'P#Y#': `{"balance":${10_000 + no},"changes":[{"id":`, 'C##': '"caps":[{"sendId":' },
    ...{ 'P#Z#': '"awaitsReport":[{', 'P#R#': `left${no}`, 'P#V#': question },
  };
  return { house, tell, id, ids: [id, loser], words, elsewhere };
};

describe('what is held about a person', () => {
  it('is of the kinds that the table of items names, and each of them is in the export', async () => {
    const { house, id, ids, words, elsewhere } = await wellKnown();
    const kinds = [...new Set((await itemsUnder(ids)).map(kindOf))].toSorted();
    expect(kinds).toEqual([...new Set(kindsInDocs())].toSorted());
    expect(kinds).toEqual(Object.keys(words).toSorted());

    const told = JSON.stringify(await exportPerson(house, id));
    expect(Object.entries({ ...words, ...elsewhere }).filter(([, word]) => !told.includes(word))).toEqual([]);
  });

  it.each(['erase', 'anonymize'] as const)('goes with an %s, all but what can be counted', async (how) => {
    const { house, tell, id, ids, words, elsewhere } = await wellKnown();
    expect(await house.erasure[how](id, house.clock.now())).toBe('done');
    for (const late of ids) await tell(late);

    const left = (await itemsUnder(ids)).map(kindOf);
    const kept = how === 'erase' ? ['P##'] : ['P##', 'P#E#', 'P#T#'];
    expect([...new Set(left)].toSorted()).toEqual(kept);
    // A code that was taken stays so, and nobody knows whose it was.
    const { 'P#T#': _name, 'P#G#': _list, 'P#U#': _id, 'P#O#': _code, 'C##': _part, ...hers } = words;
    const lines = (await dumpOf(table)).join('\n');
    expect(Object.entries({ ...hers, ...elsewhere }).filter(([, word]) => lines.includes(word))).toEqual([]);
  });
});
