import { type DynamoDBClient, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { DAY_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import { hashId } from '../../../core/hash.ts';
import type { Job } from '../../../core/jobs/job.ts';
import type { Jobs, Touched } from '../../../core/jobs/ports.ts';
import type { Clock } from '../../../core/ports.ts';
import { getItems, type Item, isAlive, isLost, type Key, keyOf, lastFirst, putNew } from './item.ts';
import { packedText, textOf } from './packed-text.ts';

const ALL = 'JOBS';
/** What was done is told for a year; whom it touched only as long as an ended enrollment is there to be brought back. */
const JOB_KEPT_MS = 365 * DAY_MS;
const TOUCHED_KEPT_MS = 30 * DAY_MS;

const touchedPrefix = (step: number): string => `T#${String(step).padStart(6, '0')}#`;
const expiry = (atMs: number): Item => ({ expiresAtSeconds: { N: String(Math.ceil(atMs / 1000)) } });

const itemOf = ({ version, ...job }: Job): Item => ({
  ...keyOf({ pk: ALL, sk: job.id }),
  version: { N: String(version) },
  body: { S: JSON.stringify(job) },
  ...expiry(job.startedAtMs + JOB_KEPT_MS),
});
const jobOf = (item: Item): Job => ({
  ...(JSON.parse(item.body?.S ?? '{}') as Omit<Job, 'version'>),
  version: Number(item.version?.N),
});

/** Jobs together under `JOBS`, so that they can be listed; whom each step touched under `JOB#<id>`. */
export const dynamoJobs = (client: DynamoDBClient, tableName: string, clock: Clock): Jobs => {
  const read = async (key: Key): Promise<Item | undefined> => {
    const [item] = await getItems(client, tableName, [key]);
    return item && isAlive(item, clock.now()) ? item : undefined;
  };

  return {
    create: (job) => putNew(client, tableName, itemOf(job)),

    async get(id) {
      const item = await read({ pk: ALL, sk: id });
      return item && jobOf(item);
    },

    async list(cursor, limit) {
      const { items, next } = await lastFirst(client, tableName, {
        pk: ALL,
        cursor,
        limit,
        nowMs: clock.now(),
      });
      return { jobs: items.map(jobOf), ...next };
    },

    async save(job) {
      const written = { ...job, version: job.version + 1 };
      const command = new PutItemCommand({
        TableName: tableName,
        Item: itemOf(written),
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': { N: String(job.version) } },
      });
      try {
        await client.send(command);
        return written;
      } catch (error) {
        throw isLost(error) ? new Conflict('job', { cause: error }) : error;
      }
    },

    async addTouched(job, touched) {
      const ids = touched.map(({ enrollmentId }) => enrollmentId);
      const key = { pk: `JOB#${job.id}`, sk: `${touchedPrefix(job.step)}${hashId(ids, 12)}` };
      const Item = {
        ...keyOf(key),
        body: packedText(JSON.stringify(touched)),
        ...expiry(clock.now() + TOUCHED_KEPT_MS),
      };
      await client.send(new PutItemCommand({ TableName: tableName, Item }));
    },

    async touched(jobId, step) {
      const all: Touched[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: {
            ':pk': { S: `JOB#${jobId}` },
            ':prefix': { S: touchedPrefix(step) },
          },
          ConsistentRead: true,
        },
      );
      for await (const { Items = [] } of pages)
        for (const { body } of Items) all.push(...(JSON.parse(textOf(body) ?? '[]') as Touched[]));
      return [...new Map(all.map((one) => [one.enrollmentId, one])).values()];
    },
  };
};
