import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { dynamoBudgets } from '../../../functions/adapters/dynamo/budgets.ts';
import { dynamoCaps } from '../../../functions/adapters/dynamo/caps.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';
import { startTable, type TestTable } from '../../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const FIFTY = Array.from({ length: 50 }, (_, index) => `e${index}`);
const day = { amountMinor: 21, currency: 'EUR' };

/** One person in a journey fifty times, about fifty items, each of which is to write by the channel now, in a function of its own. */
const atOnce = async (channel: 'email' | 'sms', options: Parameters<typeof advanceRig>[0]) => {
  const position = { stepId: 'now', enteredStepAtMs: t0 };
  const rig = advanceRig({
    journey: {
      id: 'cart-abandoned',
      trigger: { event: 'Cart Changed' },
      entry: { key: 'item' },
      steps: [{ id: 'now', kind: 'send', channel, template: `cart-${channel}` }],
    },
    enrollments: FIFTY.map((id) => enrolled({ id, entryKey: id, position })),
    ...options,
  });
  rig.setTime(t0 + HOUR_MS);
  const { client, tableName } = table;
  const functionOf = () =>
    createHandler({
      ...rig.ports,
      caps: dynamoCaps(client, tableName),
      budgets: dynamoBudgets({ client, tableName, clock: rig.ports.clock, tell: () => {} }),
    });
  await Promise.all(FIFTY.map((enrollmentId) => functionOf()({ profileId: 'ann', enrollmentId, wakeNo: 1 })));
  return rig;
};
type Rig = Awaited<ReturnType<typeof atOnce>>;
const reasons = (rig: Rig) => new Set(rig.skips().map(({ reason }) => reason));

it('of fifty journeys at once exactly as many write to her as the caps allow', async () => {
  const caps = { email: { max: 9, per: 'P1D' }, total: { max: 3, per: 'PT6H', rolling: true } };
  const rig = await atOnce('email', { contact: { caps } });

  expect(rig.provider.accepted).toHaveLength(3);
  expect([rig.skips().length, ...reasons(rig)]).toEqual([47, 'capped']);
});

it('of fifty functions at once exactly as many send as the budget pays for', async () => {
  const rig = await atOnce('sms', { budgets: { sms: { day, month: { ...day, amountMinor: 1_000 } } } });

  const prices = rig.provider.accepted.map(({ cost }) => cost?.price?.amountMinor ?? 0);
  const [price = 0] = prices;
  expect(prices).toHaveLength(Math.floor(day.amountMinor / price));
  expect([rig.skips().length, ...reasons(rig)]).toEqual([50 - prices.length, 'over-budget']);
  const next = { channel: 'sms' as const, expiresAtSeconds: DAY_MS };
  const { client, tableName } = table;
  const budgets = dynamoBudgets({ client, tableName, clock: rig.ports.clock });
  const spent = prices.length * price;
  expect(await budgets.spent({ ...next, per: 'day', name: '2026-03-02', limit: day })).toBe(spent);
  expect(await budgets.spent({ ...next, per: 'month', name: '2026-03', limit: day })).toBe(spent);
});
