import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { configTableOf } from '../../../bin/keys/config-table.ts';

const dynamo = mockClient(DynamoDBClient);
const client = new DynamoDBClient({});
const own = 'Kaskad-prod-Data-ConfigTable-1A2B';

beforeEach(() => {
  dynamo.reset();
  dynamo.on(ListTablesCommand).resolves({ TableNames: ['Kaskad-dev-Data-ConfigTable-9', own] });
});

describe('the table that keys go into', () => {
  it('is that of the stage', async () => {
    expect(await configTableOf(client, { stage: 'prod', file: {} })).toBe(own);
  });

  it('is the restored one where the stage file names it: the functions know no keys of another', async () => {
    const file = { restored: { profileTable: 'profiles-r1', configTable: 'config-r1' } };

    expect(await configTableOf(client, { stage: 'prod', file })).toBe('config-r1');
  });

  it('is asked for where there is none', async () => {
    await expect(configTableOf(client, { stage: 'other', file: undefined })).rejects.toThrow('say --table');
  });
});
