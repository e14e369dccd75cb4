import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../core/duration.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoErasure } from '../../functions/adapters/dynamo/erasure/index.ts';
import { identityHash } from '../../functions/adapters/dynamo/identity-hash.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { dynamoSuppressions } from '../../functions/adapters/dynamo/suppressions.ts';
import { dumpOf } from '../support/dump.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const startMs = Date.parse('2026-03-02T09:00:00Z');
let count = 0;

const house = () => {
  const { client, tableName } = table;
  const time = { nowMs: startMs };
  const clock = { now: () => time.nowMs };
  const identity = { namespace: 'email', value: `ann-${++count}@example.com` };
  const id = `p${count}`;
  const expiresAtSeconds = startMs / 1000 + 86_400;
  const profile = {
    ...emptyProfile(id, startMs),
    identities: [{ ...identity, linkedAtMs: startMs }],
    expiresAtSeconds,
  };
  const hash = identityHash(client, tableName);
  return {
    ...{ time, identity, id, profile, expiresAtSeconds },
    profiles: dynamoProfiles(client, tableName, clock),
    people: dynamoPeople(client, tableName, clock),
    suppressions: dynamoSuppressions(client, tableName, hash),
    erasure: dynamoErasure({ client, profileTable: tableName, configTable: tableName, clock }),
  };
};

describe('somebody who has expired', () => {
  it('is nobody although the table has not deleted her, and her pointer is free', async () => {
    const { time, identity, id, profile, expiresAtSeconds, profiles, people } = house();
    await profiles.claim(identity, id, expiresAtSeconds);
    await profiles.save(profile, 0);
    expect((await profiles.load([id])).get(id)?.value).toEqual(profile);
    time.nowMs += DAY_MS;

    expect((await profiles.load([id])).size).toBe(0);
    expect([...(await profiles.gone([id, 'never'])).entries()]).toEqual([[id, 'expired']]);
    expect((await profiles.resolve([identity], { fresh: true })).size).toBe(0);
    expect(await people.pointer(identity)).toBeUndefined();
    expect(await people.partition(id)).toEqual({ enrollments: [] });
    expect(await profiles.claim(identity, 'next', expiresAtSeconds + 86_400)).toBe('next');
  });

  it('is kept for longer together with her pointers, and pointers of others are not', async () => {
    const { time, identity, id, expiresAtSeconds, profiles } = house();
    await profiles.claim(identity, id, expiresAtSeconds);
    await profiles.extend(identity, 'somebody else', expiresAtSeconds + 9);
    await profiles.extend(identity, id, expiresAtSeconds + 5);
    time.nowMs += DAY_MS + 4000;
    expect((await profiles.resolve([identity], { fresh: true })).size).toBe(1);
    time.nowMs += 1000;
    expect((await profiles.resolve([identity], { fresh: true })).size).toBe(0);
  });
});

describe('somebody who was erased', () => {
  it('is gone, and known by a hash that needs the secret', async () => {
    const { identity, id, profile, profiles, erasure } = house();
    await profiles.claim(identity, id);
    await profiles.save(profile, 0);
    expect((await erasure.erasedAt([identity])).size).toBe(0);
    expect(await erasure.erase(id, startMs)).toBe('done');

    expect((await profiles.gone([id])).get(id)).toBe('erased');
    const found = await erasure.erasedAt([identity, { ...identity, value: 'bob@example.com' }]);
    expect([...found.values()]).toEqual([{ atMs: startMs, profileId: id }]);
    expect((await dumpOf(table)).filter((line) => line.includes(identity.value))).toEqual([]);
    const listed = (await dumpOf(table)).filter(
      (line) => line.includes('"ERASED"') && line.includes(String(startMs)),
    );
    expect(listed.length).toBeGreaterThan(0);
  });

  it('is erased as of the first time when it is asked again', async () => {
    const { identity, id, profile, profiles, erasure } = house();
    await profiles.claim(identity, id);
    await profiles.save(profile, 0);
    await erasure.erase(id, startMs);
    expect(await erasure.erase(id, startMs + 5)).toBe('done');
    expect(await erasure.anonymize(id, startMs + 5)).toBe('unknown');
    expect([...(await erasure.erasedAt([identity])).values()]).toEqual([{ atMs: startMs, profileId: id }]);
  });

  it('has her addresses blocked, for what they were blocked before as well', async () => {
    const { identity, id, profile, profiles, erasure, suppressions } = house();
    await profiles.claim(identity, id);
    await profiles.save(profile, 0);
    await suppressions.add('email', identity.value, 'bounced', startMs - 1);
    await erasure.erase(id, startMs);

    expect(await suppressions.find('email', identity.value)).toEqual({
      reason: 'bounced',
      atMs: startMs - 1,
      erasedAtMs: startMs,
    });
    await suppressions.add('email', identity.value, 'complained', startMs - 1);
    expect((await dumpOf(table)).filter((line) => line.includes(identity.value))).toEqual([]);
    expect(await suppressions.find('email', identity.value)).toMatchObject({ reason: 'complained' });
    await suppressions.add('email', identity.value, 'stopped', startMs - 2);
    expect(await suppressions.find('email', identity.value)).toEqual({
      ...{ reason: 'complained', atMs: startMs - 1, stoppedAtMs: startMs - 2, erasedAtMs: startMs },
    });
  });

  it('is not who has her browser now', async () => {
    const { identity, id, profile, profiles, erasure, suppressions } = house();
    await profiles.claim(identity, 'somebody else');
    await profiles.save(profile, 0);
    await erasure.erase(id, startMs);

    expect([...(await profiles.resolve([identity], { fresh: true })).values()]).toEqual(['somebody else']);
    expect(await suppressions.find('email', identity.value)).toBeUndefined();
  });

  it('is finished by the next call wherever the first one died', async () => {
    const { client } = table;
    let calls = 0;
    let deadAt = Number.POSITIVE_INFINITY;
    client.middlewareStack.add(
      (next) => async (args) => {
        if (calls++ === deadAt) throw new Error('the process died');
        return next(args);
      },
      { step: 'initialize', name: 'dies' },
    );
    for (let call = 0; ; call++) {
      deadAt = Number.POSITIVE_INFINITY;
      const { identity, id, profile, profiles, erasure, suppressions } = house();
      await profiles.claim(identity, id);
      await profiles.save(profile, 0);
      calls = 0;
      deadAt = call;
      const isDone = await erasure.erase(id, startMs).then(
        () => true,
        () => false,
      );
      deadAt = Number.POSITIVE_INFINITY;
      expect(await erasure.erase(id, startMs)).toBe('done');
      expect([call, (await dumpOf(table)).filter((line) => line.includes(identity.value))]).toEqual([
        call,
        [],
      ]);
      expect(await suppressions.find('email', identity.value)).toEqual({ reason: 'erased', atMs: startMs });
      if (isDone) break;
    }
    client.middlewareStack.remove('dies');
  }, 60_000);
});
