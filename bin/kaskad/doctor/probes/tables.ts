import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { type Found, fault, ok, type Probe } from '../finding.ts';
import { deployAgain } from '../remedies.ts';

/** A table that must outlive everything. */
export const tableProbe = (client: DynamoDBClient, stage: string, TableName: string): Probe => ({
  about: `the table ${TableName}`,
  allow: ['dynamodb:DescribeTable', 'dynamodb:DescribeContinuousBackups'],
  async look() {
    const again = `Somebody has changed it by hand. ${deployAgain(stage)}`;
    const [{ Table }, { ContinuousBackupsDescription: backups }] = await Promise.all([
      client.send(new DescribeTableCommand({ TableName })),
      client.send(new DescribeContinuousBackupsCommand({ TableName })),
    ]);
    const status = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    const found: Found[] = [];
    if (Table?.DeletionProtectionEnabled !== true) found.push(fault(`${TableName} may be deleted.`, again));
    if (status !== 'ENABLED') found.push(fault(`${TableName} cannot be restored to a point in time.`, again));
    return found.length > 0 ? found : [ok(`${TableName} is protected and can be restored.`)];
  },
});
