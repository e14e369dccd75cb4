import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { indexJourneys } from '../../core/journey/journey-index.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import type { AwsCall } from '../../local/meter.ts';
import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../local/synthesize.ts';
import { fillHouse, journeyNo } from './large-house.ts';

const JOURNEYS = 10_000;
const SEGMENTS = 1_000;
const TIMES = 5;

type Row = Record<string, number>;

const MB = 1024 * 1024;
const seconds = (ms: number): number => Number((ms / 1000).toFixed(2));
const isTable = ({ service, resource }: AwsCall) => service === 'dynamodb' && resource?.includes('Config');

const unitsOf = (calls: readonly AwsCall[]): Row => {
  const table = calls.filter(isTable);
  const isWrite = ({ action }: AwsCall) => action === 'PutItem' || action === 'DeleteItem';
  const sum = (some: readonly AwsCall[]) => some.reduce((total, { units }) => total + units, 0);
  const [writes, reads] = [table.filter(isWrite), table.filter((call) => !isWrite(call))];
  return {
    writes: writes.length,
    'write units': sum(writes),
    reads: reads.length,
    'read units': Math.round(sum(reads)),
  };
};

/** Seconds and units of putting one more journey into effect where ten thousand are, and what a function holds of them. */
export const measurePublish = async (): Promise<void> => {
  await synthesize();
  let calls: AwsCall[] = [];
  const local = await startLocal({
    ...{ assembly: LOCAL_ASSEMBLY, port: 0, seed: seedLocal },
    meter: (call) => calls.push(call),
  });
  const client = new DynamoDBClient(local.dynamodb);
  const documents = dynamoConfigDocuments(client, local.tableNames.ConfigTable ?? '');
  const ask = async (method: string, path: string, body: unknown = {}): Promise<void> => {
    const headers = { authorization: 'Bearer local-admin', 'content-type': 'application/json' };
    const answer = await fetch(`${local.url}${path}`, {
      method,
      headers,
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  };
  const rows: Record<string, Row> = {};
  const measure = async (name: string, work: () => Promise<void>): Promise<void> => {
    calls = [];
    const fromMs = performance.now();
    await work();
    rows[name] = { s: seconds(performance.now() - fromMs), ...unitsOf(calls) };
  };
  try {
    const { chunks, bytes } = await fillHouse(documents, { journeys: JOURNEYS, segments: SEGMENTS });
    console.log(`${JOURNEYS} journeys, ${SEGMENTS} segments: ${chunks} chunks, ${Math.round(bytes / MB)} MB`);
    const save = (no: number) => ask('PUT', `/v1/journeys/journey-${no}`, journeyNo(no));
    const publish = (no: number) => ask('POST', `/v1/journeys/journey-${no}/publish`);
    await measure('save, all read anew', () => save(JOURNEYS));
    await measure('publish', () => publish(JOURNEYS));
    for (let time = 1; time <= TIMES; time++) {
      await measure(`save ${time}`, () => save(JOURNEYS + time));
      await measure(`publish ${time}`, () => publish(JOURNEYS + time));
    }
    await measure('used-by, first', () => ask('GET', '/v1/segments/segment-7/used-by'));
    await measure('stop', () => ask('POST', '/v1/journeys/journey-10001/stop'));
    await measure('archive', () => ask('POST', '/v1/journeys/journey-10001/archive'));
    console.table(rows);
    await tellFunction(documents);
  } finally {
    client.destroy();
    await local.stop();
  }
};

/** A function that starts cold reads all of it; one that is warm reads the chunk that changed. */
const tellFunction = async (documents: ReturnType<typeof dynamoConfigDocuments>): Promise<void> => {
  const config = publishedConfig(documents);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  const before = process.memoryUsage().heapUsed;
  const fromMs = performance.now();
  const snapshot = await config.snapshot();
  const readMs = performance.now() - fromMs;
  const index = indexJourneys(snapshot.journeys);
  const indexMs = performance.now() - fromMs - readMs;
  collect();
  const heldMb = (process.memoryUsage().heapUsed - before) / MB;
  console.log('A function that starts cold:');
  console.table({
    'read and looked at, s': seconds(readMs),
    'indexed, s': seconds(indexMs),
    'held, MB': Math.round(heldMb),
    journeys: index.byId.size,
  });
};
