import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CapAsk, Caps } from '../../core/ports.ts';
import { dynamoCaps } from '../../functions/adapters/dynamo/caps.ts';
import { fakeCaps } from '../support/fakes/caps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Caps][] = [
  ['fake', fakeCaps],
  ['DynamoDB', () => dynamoCaps(table.client, table.tableName)],
];

describe.each(makers)('caps, %s', (name, make) => {
  const ask = (changes: Partial<CapAsk>): CapAsk => ({
    profileIds: [`p-${name}`],
    channel: 'email',
    day: '2026-03-02',
    sendId: 's1',
    max: 1,
    expiresAtSeconds: 2_000_000_000,
    ...changes,
  });

  it('let exactly as many through as there is room, however many ask at once', async () => {
    const caps = make();
    const many = Array.from({ length: 50 }, (_, index) =>
      ask({ profileIds: ['race'], sendId: `s${index}`, max: 3 }),
    );

    const granted = await Promise.all(many.map((each) => caps.reserve(each)));

    expect(granted.filter(Boolean)).toHaveLength(3);
  });

  it('grant the same send again and count it once', async () => {
    const caps = make();

    expect(await caps.reserve(ask({ profileIds: ['again'] }))).toBe(true);
    expect(await caps.reserve(ask({ profileIds: ['again'] }))).toBe(true);
    expect(await caps.reserve(ask({ profileIds: ['again'], sendId: 's2' }))).toBe(false);
  });

  it('give the room back', async () => {
    const caps = make();
    await caps.reserve(ask({ profileIds: ['back'] }));
    await caps.release(ask({ profileIds: ['back'] }));

    expect(await caps.reserve(ask({ profileIds: ['back'], sendId: 's2' }))).toBe(true);
  });

  it('count what a merged profile was sent, and earlier days of the period', async () => {
    const caps = make();
    await caps.reserve(ask({ profileIds: ['loser'] }));
    await caps.reserve(ask({ profileIds: ['winner'], sendId: 's2', day: '2026-03-01' }));
    const third = ask({ profileIds: ['winner', 'loser'], sendId: 's3', earlierDays: ['2026-03-01'] });

    expect(await caps.reserve({ ...third, max: 2 })).toBe(false);
    expect(await caps.reserve({ ...third, max: 3 })).toBe(true);
  });

  it('tell channels and people apart, and let nothing through at zero', async () => {
    const caps = make();
    await caps.reserve(ask({ profileIds: ['apart'] }));

    expect(await caps.reserve(ask({ profileIds: ['apart'], channel: 'sms' }))).toBe(true);
    expect(await caps.reserve(ask({ profileIds: ['other'] }))).toBe(true);
    expect(await caps.reserve(ask({ profileIds: ['none'], max: 0 }))).toBe(false);
  });
});
