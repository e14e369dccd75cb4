import {
  type AttributeValue,
  BatchWriteItemCommand,
  DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ReplayPorts, replay } from '../../bin/kaskad/ops/replay.ts';
import { HOUR_MS } from '../../core/duration.ts';
import { eventBridgeBus } from '../../functions/adapters/bus.ts';
import { s3EventArchive } from '../../functions/adapters/s3/event-archive.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let client: DynamoDBClient;
let s3: S3Client;
let bridge: EventBridgeClient;
let ports: ReplayPorts;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  client = new DynamoDBClient(local.dynamodb);
  const { region, credentials } = local.dynamodb;
  const config = { endpoint: local.awsUrl, region, credentials };
  s3 = new S3Client(config);
  bridge = new EventBridgeClient(config);
  const archive = s3EventArchive(s3, 'kaskad-dev-data-archivebucket');
  ports = { archive, bus: eventBridgeBus(bridge, 'kaskad-dev'), historyDays: async () => 395 };
}, 60_000);
afterAll(async () => {
  client.destroy();
  s3.destroy();
  bridge.destroy();
  await local.stop();
});

type Item = Record<string, AttributeValue>;
type Tables = Map<string, Item[]>;

const itemsOf = async (tableName: string): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
};

/** Both tables at one moment, as point-in-time recovery would give them. */
const backUp = async (): Promise<Tables> => {
  const { ProfileTable = '', ConfigTable = '' } = local.tableNames;
  return new Map([
    [ProfileTable, await itemsOf(ProfileTable)],
    [ConfigTable, await itemsOf(ConfigTable)],
  ]);
};

const write = async (table: string, requests: object[]): Promise<void> => {
  for (let at = 0; at < requests.length; at += 25)
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests.slice(at, at + 25) } }));
};

const restore = async (tables: Tables): Promise<void> => {
  for (const [table, items] of tables) {
    const keys = (await itemsOf(table)).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
    await write(table, keys);
    await write(
      table,
      items.map((Item) => ({ PutRequest: { Item } })),
    );
  }
};

const put = async (path: string, body: object): Promise<void> => {
  expect((await kaskad.admin('PUT', path, body)).json.faults).toBeUndefined();
  expect((await kaskad.admin('POST', `${path}/publish`)).status).toBe(200);
  await kaskad.idle();
};

const mailOf = (id: string) => ({ id, channel: 'email', subject: id, text: 'Hello' });

it('after a restore nothing that was sent in the lost time is sent again, and what is due later goes out', async () => {
  const [early, late] = [await newShopper(kaskad, 'early'), await newShopper(kaskad, 'late')];
  await early.adds('p1');
  await kaskad.advance('PT50M');
  await late.adds('p1');
  const backup = await backUp();
  await kaskad.advance('PT20M');
  const sent = await early.inbox();
  expect(sent.length).toBe(1);

  await restore(backup);
  const until = new Date(await kaskad.now()).toISOString();
  const answer = await kaskad.admin('POST', '/v1/restore/rearm', { until, why: 'a rehearsal' });
  await kaskad.idle();
  const job = await kaskad.admin('GET', `/v1/jobs/${String(answer.json.id)}`);
  await kaskad.advance('PT3H');

  expect(answer.status).toBe(202);
  expect(job.json).toMatchObject({ status: 'done', counts: { dropped: 1, rearmed: 1 } });
  expect(await early.inbox()).toEqual(sent);
  expect((await late.inbox()).length).toBe(1);
}, 60_000);

it('a broadcast goes on with its next step after a restore, and repeats none of the lost time', async () => {
  const [shopper, group] = [await newShopper(kaskad, 'news', { group: 'readers' }), 'readers'];
  const dueMs = (await kaskad.now()) + 2 * HOUR_MS;
  await put(`/v1/segments/${group}`, { condition: { '==': [{ var: 'profile.group' }, group] } });
  for (const id of ['first', 'second']) await put(`/v1/templates/${id}`, mailOf(id));
  await put('/v1/journeys/two-steps', {
    trigger: {
      schedule: { at: new Date(dueMs).toISOString().slice(0, 16), timezone: 'UTC' },
      to: { segment: group },
    },
    steps: [
      { id: 'one', kind: 'send', channel: 'email', template: 'first' },
      { id: 'rest', kind: 'wait', for: 'P1D' },
      { id: 'two', kind: 'send', channel: 'email', template: 'second' },
    ],
  });
  // People are taken in ten minutes before it begins.
  await kaskad.advance('PT1H55M');
  const backup = await backUp();
  await kaskad.advance('PT20M');
  expect((await shopper.inbox()).map(({ subject }) => subject)).toEqual(['first']);

  await restore(backup);
  const until = new Date(await kaskad.now()).toISOString();
  await kaskad.admin('POST', '/v1/restore/rearm', { until });
  await kaskad.idle();
  await kaskad.advance('P3D');

  expect((await shopper.inbox()).map(({ subject }) => subject)).toEqual(['first', 'second']);
}, 60_000);

it('what the lost time started is not started again by the replay of it, and orders of that time are known', async () => {
  const shopper = await newShopper(kaskad, 'orders');
  await put('/v1/templates/thanks', mailOf('thanks'));
  await put('/v1/journeys/thanks', {
    trigger: { event: 'Order Completed' },
    steps: [{ id: 'thank', kind: 'send', channel: 'email', template: 'thanks' }],
  });
  const [backup, fromMs] = [await backUp(), await kaskad.now()];
  await kaskad.advance('PT10M');
  await shopper.orders();
  await kaskad.advance('PT20M');
  const sent = await shopper.inbox();
  expect(sent.map(({ subject }) => subject)).toEqual(['thanks']);

  await restore(backup);
  const untilMs = await kaskad.now();
  await kaskad.advance('PT3H');
  const nowMs = await kaskad.now();
  const range = { fromMs: fromMs - HOUR_MS, toMs: untilMs, nowMs, dryRun: false, isRestore: true };
  await replay(ports, { ...range, isSure: async () => true, rest: async () => undefined }, () => {});
  await kaskad.admin('POST', '/v1/restore/rearm', { until: new Date(untilMs).toISOString() });
  await kaskad.idle();
  await kaskad.advance('P3D');

  expect(await shopper.inbox()).toEqual(sent);
  expect((await shopper.view()).counters.orders).toBe(1);
}, 60_000);
