import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoErasedList } from '../../functions/adapters/dynamo/erasure/erased-list.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { identityHash } from '../../functions/adapters/dynamo/identity-hash.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const T0 = Date.parse('2026-03-02T09:00:00Z');
const of = (value: string) => ({ namespace: 'email', value });

describe('the list of the erased', () => {
  it('says when, of those who were erased since, and nothing of anybody else', async () => {
    const { client, tableName } = table;
    const clock = { now: () => T0 };
    const list = dynamoErasedList(client, tableName, identityHash(client, tableName));
    expect((await list.since(0))(of('ann@example.com'))).toBeUndefined();

    const profiles = dynamoProfiles(client, tableName, clock);
    const erasure = dynamoErasure({ client, profileTable: tableName, configTable: tableName, clock });
    for (const [id, atMs] of [
      ['ann', T0],
      ['bob', T0 + 86_400_000],
    ] as const) {
      const identity = of(`${id}@example.com`);
      await profiles.claim(identity, id);
      await profiles.save({ ...emptyProfile(id, T0), identities: [{ ...identity, linkedAtMs: T0 }] }, 0);
      expect(await erasure.erase(id, atMs)).toBe('done');
    }

    const all = await list.since(T0);
    expect(['ann', 'bob', 'cy'].map((id) => all(of(`${id}@example.com`)))).toEqual([
      T0,
      T0 + 86_400_000,
      undefined,
    ]);
    const late = await list.since(T0 + 1);
    expect(['ann', 'bob'].map((id) => late(of(`${id}@example.com`)))).toEqual([undefined, T0 + 86_400_000]);
  });
});
