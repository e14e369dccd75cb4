import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { awsClients } from '../../../bin/kaskad/aws/clients.ts';
import { awsPorts } from '../../../bin/smoke/aws-ports.ts';

const cloudFormation = mockClient(CloudFormationClient);
const dynamo = mockClient(DynamoDBClient);
mockClient(SESv2Client);

const named = (name: string, message = name) => Object.assign(new Error(message), { name });
const none = named('ValidationError', 'Stack with id x does not exist');
const table = 'Kaskad-smoke-1-Data-ConfigTable';

/** An account in which the stage stands, until it is deleted. */
beforeEach(() => {
  cloudFormation.reset();
  dynamo.reset();
  const gone = new Set<string>();
  cloudFormation.on(DescribeStacksCommand).callsFake(({ StackName }: { StackName: string }) => {
    if (gone.has(StackName) || StackName.endsWith('-Console')) throw none;
    return { Stacks: [{ StackName, StackStatus: 'CREATE_COMPLETE' }] };
  });
  cloudFormation.on(DeleteStackCommand).callsFake(({ StackName }: { StackName: string }) => {
    gone.add(StackName);
    return {};
  });
  dynamo.on(ListTablesCommand).resolves({ TableNames: [table, 'Kaskad-prod-Data-ConfigTable', 'other'] });
  dynamo.on(UpdateTableCommand).resolves({});
  dynamo.on(DescribeTableCommand).callsFake(() => {
    if (dynamo.commandCalls(DeleteTableCommand).length > 0) throw named('ResourceNotFoundException');
    return { Table: { TableStatus: 'ACTIVE' } };
  });
  dynamo.on(DeleteTableCommand).resolves({});
});

const stage = { stage: 'smoke-1', region: 'eu-central-1', sender: 'me@shop.example' };
const ports = () => awsPorts(awsClients('eu-central-1'), stage);

it('is deployed where it is looked for and taken away, whatever region a profile names', async () => {
  const ran: unknown[] = [];
  const run = async (...asked: unknown[]) => ran.push(asked) - 1;

  await awsPorts(awsClients('eu-central-1'), stage, run).deploy();

  expect(ran).toEqual([
    ['cdk', expect.arrayContaining(['region=eu-central-1']), { AWS_REGION: 'eu-central-1' }],
  ]);
});

it('deletes its own stacks, last first, and then the tables that they keep, and nobody else’s', async () => {
  await ports().remove();

  const stacks = cloudFormation
    .commandCalls(DeleteStackCommand)
    .map(({ args: [{ input }] }) => input.StackName);
  expect(stacks).toEqual(['Kaskad-smoke-1-Engine', 'Kaskad-smoke-1-Api', 'Kaskad-smoke-1-Data']);
  const tables = dynamo.commandCalls(DeleteTableCommand).map(({ args: [{ input }] }) => input.TableName);
  expect(tables).toEqual([table]);
  expect(dynamo.commandCalls(UpdateTableCommand)[0]?.args[0].input).toEqual({
    ...{ TableName: table, DeletionProtectionEnabled: false },
  });
});

it('has nothing to do with a stage that is there already, if only by a table that was kept', async () => {
  await expect(ports().refuseIfThere()).rejects.toThrow(/^Kaskad-smoke-1-Data, .*this stage is somebody's/);

  cloudFormation.on(DescribeStacksCommand).rejects(none);
  await expect(ports().refuseIfThere()).rejects.toThrow(table);
  dynamo.on(ListTablesCommand).resolves({ TableNames: ['Kaskad-prod-Data-ConfigTable'] });
  await expect(ports().refuseIfThere()).resolves.toBeUndefined();
});
