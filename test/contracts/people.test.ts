import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { dynamoEnrollments } from '../../functions/adapters/dynamo/enrollments.ts';
import { dynamoPeople } from '../../functions/adapters/dynamo/people.ts';
import { dynamoProfiles } from '../../functions/adapters/dynamo/profiles.ts';
import { dynamoTimeline } from '../../functions/adapters/dynamo/timeline.ts';
import { typicalPerson } from '../support/fixtures/typical-person.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

describe('people, DynamoDB', () => {
  it('are read with their enrollments, without their history', async () => {
    const { client, tableName } = table;
    const ann = typicalPerson('ann');
    const identity = { namespace: 'email', value: 'ann@example.com' };
    const enrollment = { id: 'e1', profileId: 'ann', status: 'active', version: 0 } as Enrollment;
    await dynamoProfiles(client, tableName).save(ann, 0);
    await dynamoProfiles(client, tableName).claim(identity, 'ann');
    await dynamoEnrollments(client, tableName).create(enrollment);
    await dynamoTimeline(client, tableName).append([{ profileId: 'ann', atMs: 1, id: 'x', entries: [] }]);

    const people = dynamoPeople(client, tableName);
    expect(await people.pointer(identity)).toBe('ann');
    expect(await people.pointer({ ...identity, value: 'nobody' })).toBeUndefined();
    expect(await people.partition('ann')).toEqual({ profile: ann, enrollments: [enrollment] });
    expect(await people.partition('nobody')).toEqual({ enrollments: [] });
  });
});
