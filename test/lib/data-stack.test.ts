import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synth.ts';

const { templates, data } = synthesize();

describe('the tables', () => {
  it.each(['ProfileTable', 'ConfigTable'])(
    '%s keeps its logical id, its data and its history',
    (logicalId) => {
      const table = templates.data.toJSON().Resources[logicalId];

      expect(table).toMatchObject({
        Type: 'AWS::DynamoDB::GlobalTable',
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          TimeToLiveSpecification: { AttributeName: 'expiresAtSeconds', Enabled: true },
          Replicas: [
            {
              DeletionProtectionEnabled: true,
              PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
            },
          ],
        },
      });
    },
  );

  it('cost nothing beside what is stored: no stream, one index of keys', () => {
    const { ProfileTable, ConfigTable } = templates.data.toJSON().Resources;

    for (const { Properties } of [ProfileTable, ConfigTable])
      expect(Properties).not.toHaveProperty('StreamSpecification');
    expect(ConfigTable.Properties).not.toHaveProperty('GlobalSecondaryIndexes');
    expect(ProfileTable.Properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'Lists',
        KeySchema: [
          { AttributeName: 'list', KeyType: 'HASH' },
          { AttributeName: 'pk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });

  it('are named in the outputs', () => {
    expect(Object.keys(templates.data.findOutputs('*'))).toEqual(
      expect.arrayContaining(['ProfileTableName', 'ConfigTableName']),
    );
  });

  it('lie in a stack whose name is pinned', () => {
    expect(data.stackName).toBe('Kaskad-dev-Data');
  });
});
