import {
  type CloudFormationClient,
  DeleteStackCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteTableCommand,
  type DynamoDBClient,
  paginateListTables,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import { stageStacks } from '../kaskad/aws/stage-stacks.ts';

/** A stack of tables and functions is gone in a minute or two; CloudFormation may take its time. */
const LONGEST_SECONDS = 1_200;

export interface Rooms {
  readonly cloudFormation: CloudFormationClient;
  readonly dynamo: DynamoDBClient;
  readonly stage: string;
}

/** Tables of the stage, those that were kept when its stacks went included. */
export const tablesOf = async ({ dynamo, stage }: Rooms): Promise<string[]> => {
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client: dynamo }, {}))
    found.push(...TableNames.filter((name) => name.startsWith(`Kaskad-${stage}-Data-`)));
  return found;
};

/** Last made, first deleted: what others read goes after them. */
const deleteStacks = async ({ cloudFormation, stage }: Rooms): Promise<void> => {
  for (const { name } of (await stageStacks(cloudFormation, stage)).toReversed()) {
    await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
    const waiter = { client: cloudFormation, maxWaitTime: LONGEST_SECONDS, minDelay: 2, maxDelay: 10 };
    await waitUntilStackDeleteComplete(waiter, { StackName: name });
  }
};

/** They are retained and protected on purpose: they are let go one by one. */
const deleteTables = async (rooms: Rooms): Promise<void> => {
  const waiter = { client: rooms.dynamo, maxWaitTime: LONGEST_SECONDS, minDelay: 2, maxDelay: 10 };
  for (const TableName of await tablesOf(rooms)) {
    await rooms.dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await waitUntilTableExists(waiter, { TableName });
    await rooms.dynamo.send(new DeleteTableCommand({ TableName }));
    await waitUntilTableNotExists(waiter, { TableName });
  }
};

/** Everything of a throw-away stage. Safe to repeat: what is gone is not looked for. */
export const removeStage = async (rooms: Rooms): Promise<void> => {
  await deleteStacks(rooms);
  await deleteTables(rooms);
};
