import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let sqs: SQSClient;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
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

it('a poison message harms no neighbour and ends among the dead letters', async () => {
  const ann = await newShopper(kaskad);
  const poison = [
    'not json',
    '{"detail":{"v":1}}',
    JSON.stringify({ 'detail-type': 'events', detail: { v: 1, events: [null] } }),
  ];
  for (const MessageBody of poison)
    await sqs.send(new SendMessageCommand({ QueueUrl: local.queue('ProfilesQueue').url, MessageBody }));
  const events = [
    {
      type: 'track',
      event: 'Product Added',
      userId: ann.userId,
      properties: { product_id: 'p1', price: 1, currency: 'EUR' },
    },
  ];
  await kaskad.batch(events);
  await kaskad.advance('PT1S');

  expect((await ann.view()).cart?.items).toHaveLength(1);
  await kaskad.advance('PT95M');
  expect(await ann.got()).toEqual(['email']);
  // Forty tries, three minutes apart.
  await kaskad.advance('PT30M');
  expect(local.queue('ProfilesDeadLetters').size()).toBe(poison.length);
  expect(local.queue('ProfilesQueue').size()).toBe(0);
});
