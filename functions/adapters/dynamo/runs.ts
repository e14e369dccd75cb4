import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Run, RunStatus, Runs } from '../../../core/broadcast/runs.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, type Item, isAlive, isLost, keyOf } from './item.ts';

/** As long as its job. */
const KEPT_MS = 365 * DAY_MS;

const partitionOf = (journeyId: string): string => `RUNS#${journeyId}`;

const itemOf = ({ status, ...run }: Run): Item => ({
  ...keyOf({ pk: partitionOf(run.journeyId), sk: run.runId }),
  status: { S: status },
  body: { S: JSON.stringify(run) },
  expiresAtSeconds: { N: String(Math.ceil((run.dueAtMs + KEPT_MS) / 1000)) },
});

const runOf = ({ body, status }: Item): Run => ({
  ...(JSON.parse(body?.S ?? '{}') as Omit<Run, 'status'>),
  status: (status?.S ?? 'on') as RunStatus,
});

/** Runs of broadcasts in ConfigTable, `RUNS#<journey>` by run id, which sorts by time. */
export const dynamoRuns = (client: DynamoDBClient, tableName: string, clock: Clock): Runs => {
  const get: Runs['get'] = async (journeyId, runId) => {
    const [item] = await getItems(client, tableName, [{ pk: partitionOf(journeyId), sk: runId }]);
    return item && isAlive(item, clock.now()) ? runOf(item) : undefined;
  };

  return {
    get,

    async create(run) {
      const command = new PutItemCommand({
        TableName: tableName,
        Item: itemOf(run),
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: { '#pk': 'pk' },
      });
      try {
        await client.send(command);
        return 'created';
      } catch (error) {
        if (isLost(error)) return 'exists';
        throw error;
      }
    },

    async list(journeyId, cursor, limit) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: cursor === undefined ? '#pk = :pk' : '#pk = :pk AND #sk < :cursor',
          ExpressionAttributeNames: { '#pk': 'pk', ...(cursor !== undefined && { '#sk': 'sk' }) },
          ExpressionAttributeValues: {
            ':pk': { S: partitionOf(journeyId) },
            ...(cursor !== undefined && { ':cursor': { S: cursor } }),
          },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const runs = Items.filter((item) => isAlive(item, clock.now())).map(runOf);
      return { runs, ...(LastEvaluatedKey?.sk?.S !== undefined && { cursor: LastEvaluatedKey.sk.S }) };
    },

    async order(journeyId, runId, status) {
      const command = new UpdateItemCommand({
        TableName: tableName,
        Key: keyOf({ pk: partitionOf(journeyId), sk: runId }),
        UpdateExpression: 'SET #status = :status',
        ConditionExpression: '#status IN (:on, :paused)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':status': { S: status },
          ':on': { S: 'on' },
          ':paused': { S: 'paused' },
        },
        ReturnValues: 'ALL_NEW',
      });
      try {
        const { Attributes } = await client.send(command);
        return Attributes && runOf(Attributes);
      } catch (error) {
        if (isLost(error)) return get(journeyId, runId);
        throw error;
      }
    },
  };
};
