import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient, SERVER, WEB } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { shopperToken } from '../support/shopper-token.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';
import { keys } from '../support/target.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let sqs: SQSClient;
const logged: string[] = [];

beforeAll(async () => {
  local = await startLocalKaskad();
  local.logs.onLine(({ text }) => logged.push(text));
  kaskad = new KaskadClient(local.url);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  sqs = new SQSClient({ endpoint: local.awsUrl, region: 'eu-central-1', credentials });
}, 60_000);
afterAll(async () => {
  sqs.destroy();
  await local.stop();
});

const EMAIL = 'somebody@mail.example';
const PHONE = '+4915112345678';
const SECRET = 'a-secret-that-nobody-gave';

/** What clients send that are broken or want to break something, each with an address in it. */
const hostileRequests = async (): Promise<number[]> => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const event = { type: 'identify', userId: EMAIL, traits: { email: EMAIL, phone: PHONE } };
  const expired = shopperToken({ sub: EMAIL, exp: 1 });
  const asks: [method: string, path: string, body?: unknown, headers?: Record<string, string>][] = [
    ['POST', '/v1/track', `{"email": "${EMAIL}", `, { 'x-write-key': WEB }],
    ['POST', '/v1/batch', `{"batch": "${EMAIL} ${PHONE}"}`, { 'x-write-key': WEB }],
    ['POST', '/v1/identify', event, { 'x-write-key': SECRET }],
    ['POST', '/v1/identify', event, { authorization: `Basic ${btoa(`${SECRET}:`)}` }],
    ['POST', '/v1/identify', { ...event, userId: { email: EMAIL } }, { 'x-write-key': WEB }],
    ['POST', '/v1/identify', event, { 'x-write-key': WEB, 'x-shopper-token': expired }],
    ['POST', '/v1/identify', event, { 'x-write-key': WEB, 'x-shopper-token': `${expired}x` }],
    ['GET', `/v1/profiles/lookup?namespace=email&value=${EMAIL}`, undefined, bearer(SECRET)],
    ['GET', `/v1/profiles/lookup?namespace=${PHONE}&value=`, undefined, bearer(keys.token)],
    ['GET', `/v1/profiles/${EMAIL}/timeline?cursor=${EMAIL}`, undefined, bearer(keys.token)],
    ['POST', `/v1/profiles/${'x'.repeat(3000)}${EMAIL}/erase`, undefined, bearer(keys.token)],
    ['POST', `/v1/profiles/${EMAIL}/export`, `{"email": "${EMAIL}"`, bearer(keys.token)],
    ['PUT', '/v1/settings/shop', { email: { from: [EMAIL] }, [EMAIL]: PHONE }, bearer(keys.token)],
    ['PUT', '/v1/journeys/x', { id: EMAIL, steps: [{ [EMAIL]: PHONE }] }, bearer(keys.token)],
    ['GET', `/u/${EMAIL}.${PHONE}`],
    ['POST', `/c/${EMAIL}`],
    ['GET', `/v1/cart?restore=${SECRET}.${EMAIL}`],
    ['GET', `/${EMAIL}`],
  ];
  const statuses: number[] = [];
  for (const [method, path, body, headers] of asks)
    statuses.push((await kaskad.request(method, path, body, headers)).status);
  return statuses;
};

/** Messages that no function can take, or that the table refuses. */
const poison = async (): Promise<void> => {
  const longId = `${'x'.repeat(3000)}${EMAIL}`;
  const about = { type: 'track', event: EMAIL, messageId: EMAIL, atMs: 1, source: 'web', profileId: longId };
  const detail = { v: 1, entryId: EMAIL, receivedAtMs: 1, source: 'kaskad', trust: 'internal', keyId: 'k' };
  const entries = {
    ProfilesQueue: [
      `${EMAIL} is not JSON`,
      // What fits into the message of JSON.parse.
      'b@x.io is not JSON',
      JSON.stringify({ source: 'shop.web', detail: { v: 1, email: EMAIL, events: [{ email: EMAIL }] } }),
      JSON.stringify({ source: 'kaskad', detail: { ...detail, mayStateConsent: true, events: [about] } }),
    ],
    WakesQueue: [
      `{"email":"${EMAIL}"`,
      JSON.stringify({ profileId: longId, enrollmentId: EMAIL, wakeNo: 1 }),
    ],
    DeliveriesQueue: [
      `{"${PHONE}":`,
      JSON.stringify({
        source: 'kaskad',
        time: '2026-03-02T09:00:00Z',
        detail: {
          v: 1,
          sendId: 's',
          profileId: 'x'.repeat(250),
          channel: EMAIL,
          type: 'bounced',
          address: EMAIL,
        },
      }),
    ],
  };
  for (const [queue, bodies] of Object.entries(entries))
    for (const MessageBody of bodies)
      await sqs.send(new SendMessageCommand({ QueueUrl: local.queue(queue).url, MessageBody }));
};

/** Providers that refuse an address, and one that is told of a bounce. */
const faultyProviders = async (): Promise<Shopper> => {
  const ann = await newShopper(kaskad, 'ann', {
    email: `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.example`,
  });
  await ann.adds('p1');
  await kaskad.advance('PT61M');
  await kaskad.advance('P1D');
  for (const { sendId } of await ann.inbox())
    for (const type of ['bounced', 'complained']) await kaskad.feedback(sendId, type);
  return ann;
};

/** Tokens of links in the messages that went out. */
const linkTokens = async (): Promise<string[]> =>
  (await kaskad.outbox()).flatMap(({ text, html = '', headers = {} }) =>
    [...`${text} ${html} ${Object.values(headers).join(' ')}`.matchAll(/\/[cu]\/([\w.-]{10,})/g)].map(
      ([, token = '']) => token,
    ),
  );

it('functions log nothing that leads to a person or opens a door', async () => {
  const statuses = await hostileRequests();
  expect(statuses.filter((status) => status < 400)).toEqual([]);
  const ann = await newShopper(kaskad, 'bob');
  await ann.adds('p1');
  await kaskad.advance('PT61M');
  const faulty = await faultyProviders();
  const { id } = await ann.view();
  const tokens = await linkTokens();
  expect(tokens.length).toBeGreaterThan(1);
  for (const token of tokens)
    for (const kind of ['c', 'u']) await fetch(`${local.url}/${kind}/${token}`, { redirect: 'manual' });
  for (const what of ['export', 'erase', 'anonymize'])
    await kaskad.admin('POST', `/v1/profiles/${id}/${what}`);
  await poison();
  await kaskad.advance('P1D');

  // Something was logged, or this would prove nothing.
  expect(logged.length).toBeGreaterThan(10);
  const people = [ann, faulty].flatMap(({ email, phone, userId }) => [email, phone.slice(1), userId]);
  const words = [EMAIL, PHONE.slice(1), SECRET, WEB, SERVER, keys.token, ...people, ...tokens];
  const forbidden = /[\w.+-]+@[\w-]+\.[a-z]{2,}|\+\d{8,}|eyJ[\w-]{10,}|Bearer \S|Basic \S/;
  const leaks = logged.filter((line) => forbidden.test(line) || words.some((word) => line.includes(word)));
  expect(leaks).toEqual([]);
  const wholeEvents = logged.filter((line) => /"(traits|properties|context|messageId|userId)"/.test(line));
  expect(wholeEvents).toEqual([]);
}, 60_000);
