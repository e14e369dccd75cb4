import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Api, apiAt } from '../../bin/kaskad/api.ts';
import { redrive } from '../../bin/kaskad/ops/redrive.ts';
import { switchAll, switchJourneys } from '../../bin/kaskad/ops/switches.ts';
import { tailLive } from '../../bin/kaskad/ops/tail-live.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';
import { keys } from '../support/target.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let sqs: SQSClient;
let api: Api;
let said: string[] = [];
const say = (line: string): void => void said.push(line);

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  api = apiAt(local.url, keys.token);
  sqs = new SQSClient({
    endpoint: local.awsUrl,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}, 60_000);
afterAll(async () => {
  sqs.destroy();
  await local.stop();
});
beforeEach(() => {
  said = [];
});

it('pauses everything at once, leaves the other switches alone, and lets what waited go on', async () => {
  await kaskad.admin('PUT', '/v1/settings/switches', { journeys: ['other'] });
  expect(await switchAll(api, { off: true, why: 'Wrong price' }, say)).toBe(0);
  expect(await switchAll(api, { off: true }, say)).toBe(0);
  const ann = await newShopper(kaskad);
  await ann.adds('p1');
  await kaskad.advance('PT2H');
  expect(await ann.got()).toEqual([]);
  const { json } = await kaskad.admin('GET', '/v1/settings/switches');
  expect(json).toMatchObject({ all: true, journeys: ['other'] });

  await switchAll(api, { off: false }, say);
  await kaskad.advance('PT11M');

  expect(await ann.got()).toEqual(['email']);
  expect(said.map((line) => line.split(/[.,;]/)[0])).toEqual([
    ...['Nothing goes out any more', 'Nothing goes out already', 'Messages go out again'],
  ]);
});

it('pauses journeys by their ids, and says which it could not', async () => {
  expect(await switchJourneys(api, { off: true }, ['cart-abandoned', 'nowhere'], say)).toBe(1);
  const { json } = await kaskad.admin('GET', '/v1/journeys/cart-abandoned');
  expect(json).toMatchObject({ status: 'paused' });

  expect(await switchJourneys(api, { off: false }, ['cart-abandoned'], say)).toBe(0);
  expect(said[0]).toBe('cart-abandoned: paused');
  expect(said[1]).toMatch(/^nowhere: /);
  expect(said[2]).toBe('cart-abandoned: resumed');
});

it('follows what comes in and what is refused, without a word of anybody', async () => {
  const looks = async (kind?: string) => {
    let turns = 0;
    await tailLive(api, { json: false, kind, goOn: async () => turns++ === 0 && (await sent()) }, say);
  };
  const sent = async (): Promise<boolean> => {
    const ann = await newShopper(kaskad);
    await ann.adds('p1');
    await kaskad.batch([{ type: 'track', event: 'Nobody' }]);
    await kaskad.idle();
    await kaskad.advance('PT2S');
    return true;
  };

  await looks();
  expect(said.some((line) => / Product Added \[web .*\] \S+$/.test(line))).toBe(true);
  expect(said.join('\n')).not.toContain('@');

  said = [];
  await looks('refused');
  expect(said.length).toBeGreaterThan(0);
  expect(said.every((line) => line.includes('refused: '))).toBe(true);
});

it('shows dead letters before it puts any back, and none where the answer is no', async () => {
  const bad = { 'detail-type': 'events', detail: { v: 1, events: [{ event: 'Bad One' }] } };
  const QueueUrl = local.queue('ProfilesQueue').url;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(bad) }));
  await kaskad.advance('PT125M');
  const { now } = (await kaskad.admin('GET', '/v1/health')).json as { now: string };
  const ask = { nowMs: Date.parse(now), rest: async () => undefined };

  expect(await redrive(api, { ...ask, isSure: async () => false }, say)).toBe(1);
  expect(said.slice(0, 2)).toEqual([
    'profiles: 1 dead letters',
    expect.stringMatching(/^ {2}2 hours old, events \(Bad One\): failed 40 times$/),
  ]);
  expect(said.at(-1)).toBe('Left where they are.');

  said = [];
  expect(await redrive(api, { ...ask, queue: 'profiles', isSure: async () => true }, say)).toBe(0);
  expect(said.at(-1)).toBe('profiles: 1 put back');
  said = [];
  expect(await redrive(api, { ...ask, queue: 'wakes', isSure: async () => true }, say)).toBe(0);
  expect(said).toEqual(['No dead letters.']);
});
