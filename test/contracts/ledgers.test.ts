import { randomUUID } from 'node:crypto';
import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Count } from '../../core/analytics/count.ts';
import type { News, PersonNews } from '../../core/analytics/news.ts';
import type { Ledgers } from '../../core/analytics/ports.ts';
import { keyOf } from '../../functions/adapters/dynamo/item.ts';
import { dynamoLedgers, ledgerKey } from '../../functions/adapters/dynamo/ledgers.ts';
import { profileKey } from '../../functions/adapters/dynamo/profile-item.ts';
import { startMs } from '../support/events.ts';
import { fakeLedgers } from '../support/fakes/ledgers.ts';
import {
  cart,
  DAY_MS,
  exposure,
  goal,
  order,
  refund,
  totalsOf,
  touch,
  WEEK,
  welcome,
} from '../support/ledger.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const time = { nowMs: startMs };
const clock = { now: () => time.nowMs };

interface Rig {
  ledgers: Ledgers;
  /** As an erase leaves it. */
  erase(id: string): Promise<void>;
  isHeld(id: string): Promise<boolean>;
}

const fake = (): Rig => {
  const ledgers = fakeLedgers();
  return {
    ledgers,
    erase: async (id) => {
      ledgers.gone.add(id);
      ledgers.held.delete(id);
    },
    isHeld: async (id) => ledgers.held.has(id),
  };
};

const real = (): Rig => {
  const { client, tableName: TableName } = table;
  return {
    ledgers: dynamoLedgers(client, TableName, clock),
    async erase(id) {
      const Item = { ...keyOf(profileKey(id)), erasedAtMs: { N: String(startMs) } };
      await client.send(new PutItemCommand({ TableName, Item }));
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(ledgerKey(id)) }));
    },
    async isHeld(id) {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(ledgerKey(id)) }));
      return Item !== undefined;
    },
  };
};

/** Counters that remember all that was added. */
const counters = () => {
  const added: Count[] = [];
  const add = async (counts: readonly Count[]) => void added.push(...counts);
  return { added, add, totals: () => Object.values(totalsOf(added)) };
};

const told = (profileId: string, news: News[], mergedFrom: string[] = []): PersonNews[] => [
  { profileId, mergedFrom, news },
];

describe.each([
  ['fake', fake],
  ['DynamoDB', real],
])('ledgers, %s', (_, make) => {
  const start = () => ({ ...make(), ...counters(), ann: randomUUID(), bob: randomUUID() });

  it('say what news change, each change once', async () => {
    const { ledgers, add, added, totals, ann } = start();
    const all = [goal('e1', cart, 5, 'o1'), order('o1', 1990, 5), refund('r1', 'o1', 500, 6)];
    for (const one of [...all, ...all]) await ledgers.take(told(ann, [one]), WEEK, add);
    expect(totals()).toEqual([
      { converted: 1, 'revenue:EUR': 1490 },
      { orders: 1, 'revenue:EUR': 1490 },
    ]);
    expect(new Set(added.map(({ id }) => id)).size).toBe(5);
  });

  it('of nobody, and of nothing, change nothing', async () => {
    const { ledgers, add, added, ann, isHeld } = start();
    await ledgers.take([], WEEK, add);
    await ledgers.take(told(ann, []), WEEK, add);
    expect(added).toEqual([]);
    expect(await isHeld(ann)).toBe(false);
  });

  it('are taken in together, many people and one of them several times', async () => {
    const { ledgers, add, totals } = start();
    const ids = Array.from({ length: 130 }, () => randomUUID());
    const news = ids.flatMap((id) => [
      ...told(id, [order(id, 100, 5)]),
      ...told(id, [goal(id, cart, 5, id)]),
    ]);
    await ledgers.take(news, WEEK, add);
    expect(totals()).toEqual([
      { converted: 130, 'revenue:EUR': 13_000 },
      { orders: 130, 'revenue:EUR': 13_000 },
    ]);
  });

  it('add again what a crash kept from being added, before anything else is written', async () => {
    const { ledgers, add, totals, ann } = start();
    const fails = async () => {
      throw new Error('the counters are down');
    };
    await expect(
      ledgers.take(told(ann, [order('o1', 1990, 5), goal('e1', cart, 5, 'o1')]), WEEK, fails),
    ).rejects.toThrow('the counters are down');
    await expect(ledgers.take(told(ann, [refund('r1', 'o1', 500, 6)]), WEEK, fails)).rejects.toThrow();
    await ledgers.take(told(ann, [refund('r1', 'o1', 500, 6)]), WEEK, add);
    expect(totals()).toEqual([
      { converted: 1, 'revenue:EUR': 1490 },
      { orders: 1, 'revenue:EUR': 1490 },
    ]);
  });

  it('lose nothing when many write to one person at once', async () => {
    const { ledgers, add, totals, ann } = start();
    const news = Array.from({ length: 6 }, (_none, at) => [
      order(`o${at}`, 100, at),
      goal(`e${at}`, cart, at, `o${at}`),
    ]);
    await Promise.all(news.map((some) => ledgers.take(told(ann, some), WEEK, add)));
    expect(totals()).toEqual([
      { converted: 6, 'revenue:EUR': 600 },
      { orders: 6, 'revenue:EUR': 600 },
    ]);
  });

  it('of people who became one count as one, whoever is told of from then on', async () => {
    const { ledgers, add, totals, ann, bob } = start();
    await ledgers.take(told(ann, [exposure('0', 2), order('o1', 300, 3)]), WEEK, add);
    await ledgers.take(
      told(bob, [exposure('1', 1), touch('s1', welcome, 1), order('o2', 400, 3)]),
      WEEK,
      add,
    );
    await ledgers.take(told(ann, [goal('e1', cart, 5, 'o1')], [bob]), WEEK, add);
    await ledgers.take(told(bob, [goal('e2', cart, 6, 'o2')]), WEEK, add);
    const late = [goal('e2', cart, 6, 'o2'), exposure('1', 9)];
    for (let again = 0; again < 2; again++) await ledgers.take(told(ann, late, [bob]), WEEK, add);
    const both = { people: 1, peopleOrdered: 1, 'paid:EUR': 700, 'paidSquares:EUR': 490_000 };
    const revenue = { 'attributedRevenue:EUR': 700, 'firstTouchedRevenue:EUR': 700 };
    expect(new Set(totals())).toEqual(
      new Set([
        both,
        { attributed: 2, firstTouched: 2, ...revenue },
        { converted: 2, 'revenue:EUR': 700 },
        { orders: 2, 'revenue:EUR': 700, claimedAgain: 2 },
      ]),
    );
  });

  it('of a merge that was told of in both directions come together in one', async () => {
    const { ledgers, add, totals, ann, bob } = start();
    await ledgers.take(told(ann, [exposure('0', 2)]), WEEK, add);
    await ledgers.take(told(bob, [exposure('1', 1)]), WEEK, add);
    const both = [told(ann, [order('o1', 100, 3)], [bob]), told(bob, [order('o2', 100, 3)], [ann])];
    await Promise.all(both.map((some) => ledgers.take(some, WEEK, add)));
    await ledgers.take(both.flat(), WEEK, add);
    const one = { people: 1, peopleOrdered: 1, 'paid:EUR': 200, 'paidSquares:EUR': 40_000 };
    expect(totals()).toEqual([one]);
  });

  it('of somebody who was erased are not made again, and count nothing', async () => {
    const { ledgers, add, added, ann, bob, erase, isHeld } = start();
    await ledgers.take(told(bob, [exposure('0', 1)]), WEEK, add);
    await ledgers.take(told(ann, [exposure('0', 1)]), WEEK, add);
    await erase(ann);
    added.length = 0;
    await ledgers.take(
      [...told(ann, [exposure('0', 1), exposure('0', 1, 7, 'x')]), ...told(bob, [exposure('0', 1, 7, 'x')])],
      WEEK,
      add,
    );
    expect(await isHeld(ann)).toBe(false);
    expect(await isHeld(bob)).toBe(true);
    expect(Object.values(totalsOf(added)).flatMap(({ people }) => people)).toEqual([1, 1]);
  });
});

describe('ledgers in DynamoDB', () => {
  const itemOf = async (id: string) => {
    const command = new GetItemCommand({ TableName: table.tableName, Key: keyOf(ledgerKey(id)) });
    return (await table.client.send(command)).Item;
  };

  it('are kept for 400 days after their last change, and are none from then on', async () => {
    const { ledgers } = real();
    const { add, totals } = counters();
    const ann = randomUUID();
    await ledgers.take(told(ann, [exposure('0', 1)]), WEEK, add);
    const expiresAtMs = Number((await itemOf(ann))?.expiresAtSeconds?.N) * 1000;
    expect(expiresAtMs).toBe(startMs + 400 * DAY_MS);
    time.nowMs = expiresAtMs;
    await ledgers.take(told(ann, [exposure('0', 401 * 24)]), WEEK, add);
    expect(totals()).toEqual([{ people: 2 }]);
    time.nowMs = startMs;
  });

  it('that nothing new is told of are not written', async () => {
    const { ledgers } = real();
    const { add } = counters();
    const ann = randomUUID();
    const news = [
      order('o1', 1990, 5, { updated: { minor: 5, currency: '', atMs: startMs } }),
      touch('s1', cart, 1),
    ];
    await ledgers.take(told(ann, news), WEEK, add);
    await ledgers.take(told(ann, [...news].reverse()), WEEK, add);
    expect((await itemOf(ann))?.version?.N).toBe('1');
  });
});
