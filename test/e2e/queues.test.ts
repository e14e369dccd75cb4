import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient } from '../support/kaskad.ts';
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

const put = (queue: string, body: object) =>
  sqs.send(new SendMessageCommand({ QueueUrl: local.queue(queue).url, MessageBody: JSON.stringify(body) }));

const stateOf = async (name: string) => {
  const { text } = await kaskad.admin('GET', '/v1/queues');
  return (JSON.parse(text) as { name: string }[]).find((one) => one.name === name);
};

it('what was given up is seen, looked at and put back, and is given up again where its cause is not gone', async () => {
  await put('ProfilesQueue', { 'detail-type': 'events', detail: { v: 1, events: [{ event: 'Bad One' }] } });
  // Forty tries, three minutes apart.
  await kaskad.advance('PT125M');

  expect(await stateOf('profiles')).toMatchObject({ waiting: 0, inFlight: 0, dead: 1 });
  const { json } = await kaskad.admin('GET', '/v1/queues/profiles/dead');
  expect(json.letters).toMatchObject([{ kind: 'events', names: ['Bad One'], receivedTimes: 40 }]);

  expect((await kaskad.admin('POST', '/v1/queues/profiles/redrive')).status).toBe(202);
  expect(await stateOf('profiles')).toMatchObject({ dead: 0 });
  const { redrives } = (await kaskad.admin('GET', '/v1/queues/profiles/redrive')).json;
  expect(redrives).toMatchObject([{ state: 'completed', moved: 1 }]);

  await kaskad.advance('PT125M');
  expect(await stateOf('profiles')).toMatchObject({ waiting: 0, dead: 1 });
});

it('what the scheduler could not hand over goes where it was to go', async () => {
  await put('SchedulesDeadLetters', { profileId: 'nobody', enrollmentId: 'e', wakeNo: 1 });
  await put('SchedulesDeadLetters', { jobId: 'nobody', step: 1 });
  expect(await stateOf('schedules')).toMatchObject({ dead: 2 });

  const { json } = await kaskad.admin('POST', '/v1/queues/schedules/redrive');

  expect(json).toEqual({ state: 'completed', moved: 2 });
  await kaskad.idle();
  // Whoever they were for is gone: both are done without a fault.
  expect(await stateOf('schedules')).toMatchObject({ dead: 0 });
  expect(await stateOf('wakes')).toMatchObject({ waiting: 0, dead: 0 });
  expect(await stateOf('jobs')).toMatchObject({ waiting: 0, dead: 0 });
});
