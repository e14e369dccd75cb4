import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { eventBridgeBus } from '../../../functions/adapters/bus.ts';
import { dynamoConfigDocuments } from '../../../functions/adapters/dynamo/config-documents.ts';
import { publishedConfig } from '../../../functions/adapters/dynamo/published-config.ts';
import { s3EventArchive } from '../../../functions/adapters/s3/event-archive.ts';
import { messageOf, troubleOf } from '../aws/said-by-aws.ts';
import { shortCalls } from '../aws/short-calls.ts';
import { outputOf, type StageStack, stageStacks } from '../aws/stage-stacks.ts';
import { CannotTell } from '../cannot-tell.ts';
import type { ReplayPorts } from './replay.ts';

const bucketOf = async (client: CloudFormationClient, stage: string): Promise<string> => {
  const asked = { StackName: `Kaskad-${stage}-Data`, LogicalResourceId: 'ArchiveBucket' };
  const { StackResourceDetail } = await client.send(new DescribeStackResourceCommand(asked)).catch(() => ({
    StackResourceDetail: undefined,
  }));
  if (StackResourceDetail?.PhysicalResourceId) return StackResourceDetail.PhysicalResourceId;
  throw new CannotTell(
    `The stage ${stage} keeps no archive: say "archive": true in kaskad.${stage}.json and deploy.`,
  );
};

const stacksOf = async (client: CloudFormationClient, stage: string): Promise<StageStack[]> => {
  const stacks = await stageStacks(client, stage).catch((cause: unknown) => {
    const todo = troubleOf(cause) === 'denied' ? 'Allow cloudformation:DescribeStacks.' : messageOf(cause);
    throw new CannotTell(`The stacks of ${stage} cannot be looked up. ${todo}`, { cause });
  });
  if (stacks.length > 0) return stacks;
  throw new CannotTell(`There is no stage ${stage} in this account and region.`);
};

/** The archive and the bus of a deployed stage, by the credentials of whoever asks. */
export const replayPorts = async (stage: string, region: string | undefined): Promise<ReplayPorts> => {
  const config = { ...shortCalls, ...(region !== undefined && { region }) };
  const cloudFormation = new CloudFormationClient(config);
  const stacks = await stacksOf(cloudFormation, stage);
  const documents = dynamoConfigDocuments(
    new DynamoDBClient(config),
    outputOf(stacks, 'ConfigTableName') ?? '',
  );
  return {
    archive: s3EventArchive(new S3Client(config), await bucketOf(cloudFormation, stage)),
    bus: eventBridgeBus(new EventBridgeClient(config), outputOf(stacks, 'EventBusName') ?? `kaskad-${stage}`),
    historyDays: async () => (await publishedConfig(documents).snapshot()).privacy.retentionDays.history,
  };
};
