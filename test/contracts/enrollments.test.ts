import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict } from '../../core/errors.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import type { Enrollments } from '../../core/journey/ports.ts';
import { enrollmentItem } from '../../functions/adapters/dynamo/enrollment-item.ts';
import { dynamoEnrollments } from '../../functions/adapters/dynamo/enrollments.ts';
import { fakeEnrollments } from '../support/fakes/enrollments.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const makers: [string, () => Enrollments][] = [
  ['fake', fakeEnrollments],
  ['DynamoDB', () => dynamoEnrollments(table.client, table.tableName)],
];

let count = 0;
const enrollment = (changes: Partial<Enrollment> = {}): Enrollment => ({
  id: `e${++count}`,
  profileId: `p${count}`,
  journeyId: 'cart-abandoned',
  journeyVersion: 1,
  entryKey: 'c1@1',
  cycle: 0,
  status: 'active',
  enteredAtMs: 1,
  trigger: { event: 'Cart Changed', source: 'web', atMs: 1, properties: { price: 19.9 } },
  position: { stepId: 'idle', enteredStepAtMs: 1 },
  wakeNo: 1,
  wakesAtMs: 2,
  sends: [],
  version: 0,
  ...changes,
});

describe.each(makers)('enrollments, %s', (_, make) => {
  it('are created once', async () => {
    const enrollments = make();
    const one = enrollment();
    expect(await enrollments.create(one)).toBe('created');
    expect(await enrollments.create({ ...one, journeyVersion: 9 })).toBe('exists');
    expect(await enrollments.get(one.profileId, one.id)).toEqual(one);
    expect(await enrollments.get(one.profileId, 'other')).toBeUndefined();
  });

  it('are saved only over the version that was read', async () => {
    const enrollments = make();
    const one = enrollment();
    await enrollments.create(one);
    const saved = await enrollments.save({ ...one, wakeNo: 2 });

    expect(saved).toEqual({ ...one, wakeNo: 2, version: 1 });
    expect(await enrollments.get(one.profileId, one.id)).toEqual(saved);
    await expect(enrollments.save({ ...one, wakeNo: 3 })).rejects.toThrow(Conflict);
    await expect(enrollments.save(enrollment())).rejects.toThrow(Conflict);
  });

  it('are read over all profiles of a person, and of nobody else', async () => {
    const enrollments = make();
    const [a, b, other] = [enrollment(), enrollment(), enrollment()];
    const second = enrollment({ profileId: a.profileId });
    for (const one of [a, b, second, other]) await enrollments.create(one);

    const found = await enrollments.ofProfiles([a.profileId, b.profileId]);
    expect(found.map(({ id }) => id).toSorted()).toEqual([a.id, b.id, second.id].toSorted());
    expect(await enrollments.ofProfiles([])).toEqual([]);
  });

  it('are taken back only while nobody has touched them', async () => {
    const enrollments = make();
    const [untouched, touched] = [enrollment(), enrollment()];
    for (const one of [untouched, touched]) await enrollments.create(one);
    await enrollments.save(touched);
    expect(await enrollments.removeUntouched(untouched)).toBe('removed');
    expect(await enrollments.removeUntouched(touched)).toBe('kept');

    expect(await enrollments.get(untouched.profileId, untouched.id)).toBeUndefined();
    expect(await enrollments.get(touched.profileId, touched.id)).toMatchObject({ version: 1 });
  });
});

describe('an ended enrollment', () => {
  it('that has expired is none, although the table has not deleted it: the same may begin again', async () => {
    const enrollments = dynamoEnrollments(table.client, table.tableName);
    const over = enrollment({ status: 'completed', endedAtMs: 1 });
    await enrollments.create(over);
    expect(await enrollments.get(over.profileId, over.id)).toBeUndefined();

    const again = enrollment({ id: over.id, profileId: over.profileId });
    expect(await enrollments.create(again)).toBe('created');
    expect(await enrollments.create(again)).toBe('exists');
  });

  it('is kept for as many days as the shop wants', () => {
    const ended = enrollment({ endedAtMs: 1_000_000 });
    expect(enrollmentItem(enrollment(), 30).expiresAtSeconds).toBeUndefined();
    expect(enrollmentItem(ended, 30).expiresAtSeconds).toEqual({ N: '2593000' });
    expect(enrollmentItem(ended, 1).expiresAtSeconds).toEqual({ N: '87400' });
  });
});
