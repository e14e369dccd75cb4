import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Run, RunStatus, Runs } from '../../../core/broadcast/runs.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, type Item, isAlive, isLost, keyOf, lastFirst, putNew } from './item.ts';

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

    create: (run) => putNew(client, tableName, itemOf(run)),

    async list(journeyId, cursor, limit) {
      const { items, next } = await lastFirst(client, tableName, {
        pk: partitionOf(journeyId),
        cursor,
        limit,
        nowMs: clock.now(),
      });
      return { runs: items.map(runOf), ...next };
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
