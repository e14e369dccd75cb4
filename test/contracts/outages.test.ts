import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Outages } from '../../core/provider/outage.ts';
import { dynamoOutages } from '../../functions/adapters/dynamo/outages.ts';
import { fakeOutages } from '../support/fakes/outages.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Outages][] = [
  ['fake', fakeOutages],
  ['DynamoDB', () => dynamoOutages(table.client, table.tableName)],
];

const bad = { failures: 1, failedAtMs: 1_772_000_000_000, shutUntilMs: 0 };
const worse = { failures: 2, failedAtMs: 1_772_000_001_000, shutUntilMs: 1_772_000_031_000 };
const fresh = { fresh: true };

describe.each(makers)('what is known of providers, %s', (_, make) => {
  it('is nothing while one is well, and each is known apart', async () => {
    const outages = make();
    const probed = { ...worse, probeMs: 1_500 };
    const stored = await outages.replace('apart', undefined, probed);

    expect(stored).toMatchObject({ value: probed });
    expect(await outages.find('apart', fresh)).toEqual(stored);
    expect(await outages.find('other')).toBeUndefined();
  });

  it('is written by one of many that found the same', async () => {
    const outages = make();
    const race = (before: Awaited<ReturnType<Outages['find']>>) =>
      Promise.all(Array.from({ length: 20 }, () => outages.replace('race', before, worse)));

    expect((await race(undefined)).filter(Boolean)).toHaveLength(1);
    expect((await race(await outages.find('race', fresh))).filter(Boolean)).toHaveLength(1);
  });

  it('goes when the provider answers, unless somebody has written meanwhile', async () => {
    const outages = make();
    await outages.replace('goes', undefined, bad);
    const before = await outages.find('goes', fresh);
    await outages.replace('goes', before, worse);

    expect(await outages.replace('goes', before, undefined)).toBe(false);
    expect(await outages.find('goes', fresh)).toMatchObject({ value: worse });
    const after = await outages.find('goes', fresh);
    expect(await outages.replace('goes', after, undefined)).toBe('well');
    expect(await outages.find('goes', fresh)).toBeUndefined();
    expect(await outages.replace('goes', after, undefined)).toBe(false);
    expect(await outages.replace('goes', undefined, bad)).toMatchObject({ value: bad });
  });
});
