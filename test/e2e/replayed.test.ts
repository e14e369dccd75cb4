import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type ReplayPorts, replay } from '../../bin/kaskad/ops/replay.ts';
import { DAY_MS, HOUR_MS } from '../../core/duration.ts';
import { eventBridgeBus } from '../../functions/adapters/bus.ts';
import { s3EventArchive } from '../../functions/adapters/s3/event-archive.ts';
import { s3Files } from '../../functions/adapters/s3/files.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

const BUCKET = 'kaskad-dev-data-archivebucket';

let local: LocalKaskad;
let kaskad: KaskadClient;
let s3: S3Client;
let bridge: EventBridgeClient;
let ports: ReplayPorts;
let said: string[] = [];
const say = (line: string): void => void said.push(line);

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  const { region, credentials } = local.dynamodb;
  const config = { endpoint: local.awsUrl, region, credentials };
  s3 = new S3Client(config);
  bridge = new EventBridgeClient(config);
  const archive = s3EventArchive(s3, BUCKET);
  ports = { archive, bus: eventBridgeBus(bridge, 'kaskad-dev'), historyDays: async () => 395 };
}, 60_000);
afterAll(async () => {
  s3.destroy();
  bridge.destroy();
  await local.stop();
});
beforeEach(() => {
  said = [];
});

const ask = async (more: object = {}) => {
  const nowMs = await kaskad.now();
  const range = { fromMs: nowMs - DAY_MS, toMs: nowMs + HOUR_MS, nowMs, dryRun: false };
  return { ...range, isSure: async () => true, rest: async () => undefined, ...more };
};
const settled = async () => {
  await kaskad.idle();
  await kaskad.advance('PT20M');
};

it('changes nothing of what was never lost, however often it is done', async () => {
  const ann = await newShopper(kaskad, 'ann');
  await ann.adds('p1');
  // So many that the first are remembered by her history alone.
  for (let at = 0; at < 40; at += 1) await ann.tracks('Product Viewed', { product_id: `p${at}` });
  await ann.adds('p2');
  await settled();
  await kaskad.advance('PT2H');
  const before = { view: await ann.view(), entries: await kaskad.timeline((await ann.view()).id) };

  for (let times = 0; times < 2; times += 1) {
    expect(await replay(ports, await ask(), say)).toBe(0);
    await settled();
  }

  const after = { view: await ann.view(), entries: await kaskad.timeline((await ann.view()).id) };
  expect(after.view.cart).toEqual(before.view.cart);
  expect(after.view.counters).toEqual(before.view.counters);
  expect(after.entries).toEqual(before.entries);
  expect(said.at(-1)).toMatch(/^\d\d+ events in \d+ entries are on the bus again\.$/);
}, 120_000);

it('brings back what was lost, and nobody into a journey by it when it is old', async () => {
  const receivedAtMs = (await kaskad.now()) - 3 * DAY_MS;
  const lost = {
    ...{
      type: 'track',
      event: 'Product Added',
      messageId: 'lost',
      atMs: receivedAtMs,
      source: 'web',
      userId: 'bob',
    },
    properties: { cart_id: 'c9', product_id: 'p9', price: 5, currency: 'EUR', quantity: 1 },
  };
  const detail = {
    ...{ v: 1, entryId: 'e9', receivedAtMs, source: 'web', trust: 'public', keyId: 'web' },
    ...{ mayStateConsent: false, events: [lost] },
  };
  const day = new Date(receivedAtMs).toISOString().slice(0, 10).replaceAll('-', '/');
  const record = { source: 'shop.web', 'detail-type': 'events', detail };
  await s3Files(s3, BUCKET).write(`events/${day}/lost`, [record]);

  await replay(ports, await ask({ fromMs: receivedAtMs - HOUR_MS, toMs: receivedAtMs + HOUR_MS }), say);
  await settled();

  const bob = await kaskad.lookup('userId', 'bob');
  expect(bob?.cart?.items).toMatchObject([{ productId: 'p9', quantity: 1 }]);
  expect(bob?.enrollments).toEqual([]);
});

it('sends nothing when it is only asked what it would do, or told no', async () => {
  const sent: unknown[] = [];
  const watched = { ...ports, bus: { putEvents: async (entries: unknown) => void sent.push(entries) } };

  expect(await replay(watched, await ask({ dryRun: true }), say)).toBe(0);
  expect(await replay(watched, await ask({ isSure: async () => false }), say)).toBe(1);

  expect(sent).toEqual([]);
  expect(said.at(-1)).toContain('would be on the bus again');
});

it('refuses what history no longer remembers, since it would count twice', async () => {
  const fromMs = (await kaskad.now()) - 395 * DAY_MS;

  await expect(replay(ports, await ask({ fromMs }), say)).rejects.toThrow('would count twice');
});

it('says where to go on when the bus does not take it', async () => {
  const away = { ...ports, bus: { putEvents: async () => Promise.reject(new Error('away')) } };

  await expect(replay(away, await ask(), say)).rejects.toThrow(/^Stopped after 0 events; begin again\.$/);
});
