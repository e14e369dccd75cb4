import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { MINUTE_MS } from '../../../core/duration.ts';
import { dynamoFigureExamples } from '../../../functions/adapters/dynamo/figure-examples.ts';
import { dynamoLedgers } from '../../../functions/adapters/dynamo/ledgers.ts';
import { dynamoTallies } from '../../../functions/adapters/dynamo/tallies/index.ts';
import { createHandler } from '../../../functions/keep-counts/handler.ts';
import { startMeteringProxy } from '../../../local/dynamo/metering-proxy.ts';
import type { AwsCall } from '../../../local/meter.ts';
import { startLocal } from '../../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../../local/synthesize.ts';
import { countUnits } from '../count-units.ts';
import { type Message, orders, sends } from './traffic.ts';

const MINUTES = 60;
const BATCH = 1_000;
/** How long the queue gathers messages, in minutes: as deployed, and what it was before. */
const WINDOWS = [5, 1];
/** A window begins with its first message, which is at no full minute. */
const BEGINS_MS = 30_000;
const EVENTS_A_REQUEST = 10;

interface Traffic {
  name: string;
  /** Of a minute. */
  of(minuteMs: number): Message[];
  /** Sends, or events. */
  things: number;
}

const traffics: Traffic[] = [
  ...[1, 5, 20, 100, 1_000].map((count) => ({
    name: `${count} sends a minute`,
    of: (minuteMs: number) => sends(count, minuteMs),
    things: count,
  })),
  ...[1, 20, 200].map((count) => ({
    name: `${count} requests a minute, each with an order`,
    of: (minuteMs: number) => orders(count, minuteMs),
    things: count * EVENTS_A_REQUEST,
  })),
];

const rounded = (value: number): number => Number(value.toFixed(3));

/** Counts what an hour of telling costs, a window's messages a batch, as the queue hands them over in a deployment. */
export const measureCounts = async (): Promise<void> => {
  await synthesize();
  const local = await startLocal({ assembly: LOCAL_ASSEMBLY, port: 0 });
  let calls: AwsCall[] = [];
  const proxy = await startMeteringProxy(local.dynamodb.endpoint, (call) => calls.push(call));
  const client = new DynamoDBClient({ ...local.dynamodb, endpoint: proxy.url });
  const table = local.tableNames.ProfileTable ?? '';
  const clock = { now: () => local.clock.nowMs() };
  const handle = createHandler({
    tallies: dynamoTallies(client, table, clock),
    examples: dynamoFigureExamples(client, table, clock),
    ledgers: dynamoLedgers(client, table, clock),
    config: { snapshot: async () => settings },
  });
  const batchesOf = (messages: Message[]) =>
    Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, at) =>
      messages
        .slice(at * BATCH, (at + 1) * BATCH)
        .map((body, no) => ({ recordId: String(no), body, attempts: 1 })),
    );
  const gathered = ({ of }: Traffic, fromMs: number, window: number) =>
    Array.from({ length: window }, (_, minute) => of(fromMs + minute * MINUTE_MS)).flat();
  const hour = async (traffic: Traffic, fromMs: number, window: number) => {
    let slowestMs = 0;
    for (let minute = 0; minute < MINUTES; minute += window)
      for (const batch of batchesOf(gathered(traffic, fromMs + minute * MINUTE_MS, window))) {
        const startMs = performance.now();
        const failed = await handle(batch, () => 60_000);
        if (failed.size > 0) throw new Error('a batch failed', { cause: [...failed.values()][0] });
        slowestMs = Math.max(slowestMs, performance.now() - startMs);
      }
    return slowestMs;
  };
  const rows: Record<string, Record<string, number>> = {};
  // Each in a day of its own, the last before today.
  let fromMs = Math.floor(clock.now() / DAY_MS) * DAY_MS + 10 * 60 * MINUTE_MS;
  try {
    for (const { traffic, window } of traffics.flatMap((one) =>
      WINDOWS.map((minutes) => ({ traffic: one, window: minutes })),
    )) {
      fromMs -= DAY_MS;
      calls = [];
      const slowestMs = await hour(traffic, fromMs + BEGINS_MS, window);
      const units = countUnits(calls);
      const things = traffic.things * MINUTES;
      const writes = units.profileWriteUnits + units.historyWriteUnits + units.otherWriteUnits;
      rows[`${traffic.name}, ${window} min gathered`] = {
        'write units a minute': rounded(writes / MINUTES),
        'write units each': rounded(writes / things),
        'read units each': rounded(units.readUnits / things),
        'ms, slowest batch': Math.round(slowestMs),
      };
    }
  } finally {
    client.destroy();
    await proxy.stop();
    await local.stop();
  }
  console.log('An hour of telling; each = of a send, or of an event at ten a request:');
  console.table(rows);
};

const DAY_MS = 24 * 60 * MINUTE_MS;
const settings = { contact: { timezone: 'Europe/Berlin' }, attribution: { within: 'P7D' } } as Snapshot;
