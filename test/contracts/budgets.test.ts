import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BudgetPeriod } from '../../core/contact/budget-period.ts';
import type { BudgetAsk, Budgets } from '../../core/contact/budgets.ts';
import { dynamoBudgets } from '../../functions/adapters/dynamo/budgets.ts';
import { fakeBudgets } from '../support/fakes/budgets.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const time = { nowMs: 0 };
const nearly: string[] = [];
const functionOf = (client = table.client) =>
  dynamoBudgets({
    client,
    tableName: table.tableName,
    clock: { now: () => time.nowMs },
    tell: ({ name }) => nearly.push(name),
  });

/** Makes each write twice, and tells of the second: so does the client of the SDK when nobody answered the first. */
const repeating = (): DynamoDBClient => {
  const { client } = table;
  const send = async (command: UpdateItemCommand) => {
    if (command instanceof UpdateItemCommand) await client.send(command);
    return client.send(command);
  };
  return Object.assign(Object.create(client) as DynamoDBClient, { send });
};

/** So many functions over one store. */
const makers: [string, (count: number) => Budgets[]][] = [
  [
    'fake',
    (count) => {
      const shared = fakeBudgets();
      return Array.from({ length: count }, () => shared);
    },
  ],
  ['DynamoDB', (count) => Array.from({ length: count }, () => functionOf())],
];

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const day = (name: string, limitMinor: number): BudgetPeriod => ({
  channel: 'sms',
  per: 'day',
  name,
  limit: eur(limitMinor),
  expiresAtSeconds: 2_000_000_000,
});

describe.each(makers)('budgets, %s', (maker, make) => {
  const period = (name: string, limitMinor: number) => day(`${name}-${maker}`, limitMinor);

  it.each([
    ['a few messages', 70, 7, 10],
    ['less than a message over', 75, 7, 10],
    ['more than one slice each', 7_000, 70, 100],
    ['not one message', 6, 7, 0],
  ])(
    'pay for exactly as many messages as they are worth, for fifty functions at once: %s',
    async (name, limit, price, messages) => {
      const functions = make(50);
      const ask = { price: eur(price), periods: [period(name, limit)] };

      const taken = await Promise.all(
        functions.flatMap((one) => [one.take(ask), one.take(ask), one.take(ask)]),
      );

      expect(taken.filter(Boolean)).toHaveLength(messages);
      expect(await functions[0]?.spent(period(name, limit))).toBe(messages * price);
    },
  );

  it('are never overdrawn by prices that do not fit into each other, and pay as long as any fits', async () => {
    const functions = make(12);
    const limit = 1_000;
    let spent = 0;
    let round = 0;
    for (let wasPaid = true; wasPaid; round++) {
      const prices = functions.map((_, index) => 7 + ((index + round) % 3) * 12);
      const periods = [period('mixed', limit)];
      const paid = await Promise.all(
        functions.map((one, index) => one.take({ price: eur(prices[index] ?? 0), periods })),
      );
      spent += prices.reduce((sum, price, index) => sum + (paid[index] ? price : 0), 0);
      wasPaid = paid.some(Boolean);
    }

    expect(spent).toBeLessThanOrEqual(limit);
    expect(spent).toBeGreaterThan(limit - 31);
    expect(await functions[0]?.spent(period('mixed', limit))).toBe(spent);
  });

  it('pay from a day and a month or from neither', async () => {
    const [one] = make(1);
    const [today, month] = [period('both-day', 70), { ...period('both-month', 14), per: 'month' as const }];
    const ask = { price: eur(7), periods: [today, month] };

    expect([await one?.take(ask), await one?.take(ask), await one?.take(ask)]).toEqual([true, true, false]);

    expect([await one?.spent(today), await one?.spent(month)]).toEqual([14, 14]);
  });

  it('take back what was not needed, for whoever asks next', async () => {
    const [one, other] = make(2);
    const ask = { price: eur(7), periods: [period('back', 7)] };
    expect(await one?.take(ask)).toBe(true);
    await one?.giveBack(ask);

    expect(await one?.spent(period('back', 7))).toBe(0);
    expect([await other?.take(ask), await one?.take(ask)]).toEqual([true, false]);
  });

  it('follow a limit that is raised or lowered on the way', async () => {
    const [one, other] = make(2);
    const ask = (limit: number) => ({ price: eur(1), periods: [period('moved', limit)] });
    expect(await one?.take(ask(1_000))).toBe(true);
    expect(await one?.take(ask(1))).toBe(false);
    expect(await other?.take(ask(1))).toBe(false);
    expect(await other?.take(ask(2))).toBe(true);
    expect(await one?.take(ask(2))).toBe(false);
    expect(await one?.take(ask(3))).toBe(true);
  });
});

describe.each<[string, (count: number) => Budgets[]]>([
  ...makers,
  [
    'DynamoDB, each write of which is repeated',
    (count) => Array.from({ length: count }, () => functionOf(repeating())),
  ],
])('what is taken from a budget and given back, %s', (maker, make) => {
  it('is what is spent, to the last message and never more than the limit', async () => {
    const functions = make(3);
    const period = day(`exact-${maker}`, 100);
    const paid: { one: Budgets; ask: BudgetAsk }[] = [];
    for (let round = 0; round < 8; round++) {
      const asks = functions.map((one, no) => ({
        one,
        ask: { price: eur(5 + 4 * ((round + no) % 3)), periods: [period] },
      }));
      const taken = await Promise.all(asks.map(({ one, ask }) => one.take(ask)));
      paid.push(...asks.filter((_, no) => taken[no]));
      const back = paid.splice(0, round % 3);
      await Promise.all(back.map(({ one, ask }) => one.giveBack(ask)));
      time.nowMs += 5_000;

      const spent = paid.reduce((sum, { ask }) => sum + ask.price.amountMinor, 0);
      expect(spent).toBeLessThanOrEqual(100);
      expect(await functions[0]?.spent(period)).toBe(spent);
    }
    expect(paid.length).toBeGreaterThan(8);
  });
});

describe('a budget in DynamoDB', () => {
  it('is told of once, when four fifths are handed out', async () => {
    const one = functionOf();
    const ask = { price: eur(10), periods: [day('nearly', 100)] };
    const told: number[] = [];
    for (let message = 0; message < 11; message++) {
      await one.take(ask);
      told.push(nearly.filter((name) => name === 'nearly').length);
    }
    expect(told).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('that is spent is left alone for five seconds, then asked again', async () => {
    const [one, other] = [functionOf(), functionOf()];
    const ask = { price: eur(7), periods: [day('short', 7)] };
    await one.take(ask);
    expect(await other.take(ask)).toBe(false);
    await one.giveBack(ask);
    expect(await other.take(ask)).toBe(false);
    time.nowMs += 5_000;
    expect(await other.take(ask)).toBe(true);
  });
});
