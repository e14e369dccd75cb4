import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keyOfRow } from '../../core/analytics/row.ts';
import { sqsCounters } from '../../functions/adapters/counters.ts';
import { dynamoTallies } from '../../functions/adapters/dynamo/tallies/index.ts';
import { countOf } from '../support/counts.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let sqs: SQSClient;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ endpoint: local.awsUrl, region: 'eu-central-1', credentials });
  dynamodb = new DynamoDBClient(local.dynamodb);
}, 60_000);
afterAll(async () => {
  sqs.destroy();
  dynamodb.destroy();
  await local.stop();
});

it('what functions tell is counted once, beside a message that nobody can read', async () => {
  const { url: QueueUrl } = local.queue('CountsQueue');
  const counters = sqsCounters(sqs, QueueUrl);
  const nowMs = await kaskad.now();
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const row = { journeyId: 'told', channel: 'email' } as const;
  const counts = Array.from({ length: 50 }, (_, at) => countOf(`told ${at}`, nowMs, row, { sent: 1 }));
  const order = {
    hash: 'told',
    atMs: nowMs,
    source: 'web',
    worth: { minor: 1990, currency: 'EUR', atMs: nowMs },
  };
  const news = [
    { kind: 'order', order } as const,
    { kind: 'goal', enrollmentId: 'e', order: 'told', row, atMs: nowMs } as const,
  ];

  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"v":1,"counts":[{}]}' }));
  for (let again = 0; again < 2; again++) {
    await counters.tell({ counts });
    await counters.tell({
      counts: counts.slice(0, 7),
      people: [{ profileId: 'nobody', mergedFrom: [], news }],
    });
  }
  await kaskad.advance('PT2M');

  const tallies = dynamoTallies(dynamodb, local.tableNames.ProfileTable ?? '', { now: () => nowMs });
  const journey = await tallies.journey('told', { from: today, to: today });
  expect(journey[today]?.[keyOfRow(row)]).toEqual({ sent: 50, converted: 1, 'revenue:EUR': 1990 });
  expect(local.queue('CountsQueue').size()).toBe(1);
  // Forty tries, eleven minutes apart.
  await kaskad.advance('PT8H');
  expect(local.queue('CountsQueue').size()).toBe(0);
  expect(local.queue('CountsDeadLetters').size()).toBe(1);
});
