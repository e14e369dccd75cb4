import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../core/errors.ts';
import type { Profiles } from '../../core/ports.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { fakeProfiles } from '../support/fakes/profiles.ts';
import { typicalPerson, typicalShopper } from '../support/fixtures/typical-person.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Profiles][] = [
  ['fake', fakeProfiles],
  ['DynamoDB', () => dynamoProfiles(table.client, table.tableName)],
];

let count = 0;
const fresh = (namespace = 'userId') => ({ namespace, value: `${namespace}#: .${++count}` });

describe.each(makers)('profiles, %s', (_, make) => {
  it('come back as they were saved, with their version; missing ones are absent', async () => {
    const profiles = make();
    const [ann, bob] = [
      { ...typicalShopper(), id: `ann-${++count}` },
      { ...typicalPerson(), id: `bob-${count}` },
    ];
    await profiles.save(ann, 0);
    await profiles.save(bob, 0);
    await profiles.save({ ...bob, staff: true }, 1);

    const found = await profiles.load([ann.id, bob.id, 'nobody']);
    expect(found).toEqual(
      new Map([
        [ann.id, { value: ann, version: 1 }],
        [bob.id, { value: { ...bob, staff: true }, version: 2 }],
      ]),
    );
    expect(await profiles.load([])).toEqual(new Map());
    expect((await profiles.load([ann.id])).size).toBe(1);
  });

  it('are written only over the version that was read', async () => {
    const profiles = make();
    const person = emptyProfile(`race-${++count}`, 1);
    const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => profiles.save(person, 0)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);

    await expect(profiles.save(person, 0)).rejects.toThrow(Conflict);
    await expect(profiles.save(person, 7)).rejects.toThrow(Conflict);
    await profiles.save(person, 1);
  });

  it('are claimed by whoever comes first, again and again', async () => {
    const profiles = make();
    const identity = fresh();
    const owners = await Promise.all(['p1', 'p2', 'p3'].map((id) => profiles.claim(identity, id)));
    expect(new Set(owners).size).toBe(1);
    const [owner = ''] = owners;

    expect(await profiles.claim(identity, 'p9')).toBe(owner);
    expect(await profiles.claim(identity, owner)).toBe(owner);
    expect([...(await profiles.resolve([identity, fresh()])).values()]).toEqual([owner]);
  });

  it('are found by many identities at once', async () => {
    const profiles = make();
    const identities = Array.from({ length: 130 }, () => fresh('anonymousId'));
    await Promise.all(identities.map((identity) => profiles.claim(identity, 'p1')));

    expect((await profiles.resolve(identities, { fresh: true })).size).toBe(130);
  });

  it('have their pointers moved on condition of where they point', async () => {
    const profiles = make();
    const identity = fresh('email');
    await profiles.claim(identity, 'p1');
    await profiles.repoint(identity, 'p1', 'p2');
    await profiles.repoint(identity, 'p1', 'p2');
    await expect(profiles.repoint(identity, 'p1', 'p3')).rejects.toThrow(Conflict);

    expect([...(await profiles.resolve([identity], { fresh: true })).values()]).toEqual(['p2']);
  });
});

describe('the cache of pointers', () => {
  it('may be behind; a fresh answer is not', async () => {
    const [here, elsewhere] = [
      dynamoProfiles(table.client, table.tableName),
      dynamoProfiles(table.client, table.tableName),
    ];
    const identity = fresh();
    await here.claim(identity, 'p1');
    await elsewhere.repoint(identity, 'p1', 'p2');

    expect([...(await here.resolve([identity])).values()]).toEqual(['p1']);
    expect([...(await here.resolve([identity], { fresh: true })).values()]).toEqual(['p2']);
    expect([...(await here.resolve([identity])).values()]).toEqual(['p2']);
  });
});
