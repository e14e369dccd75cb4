import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gatewayOf, providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import type { OutgoingMessage } from '../../../../core/send/ports.ts';
import { gatewaySms } from '../../../../functions/adapters/senders/sms-gateway.ts';
import { fakeSentMessages } from '../../../support/fakes/sent-messages.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

const clock = { now: () => Date.parse('2026-03-02T09:00:00Z') };
const got: { headers: IncomingMessage['headers']; body: string; url: string | undefined }[] = [];
let answer: (response: ServerResponse) => void;
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body, url: request.url });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const says =
  (status: number, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(status).end(body);
beforeEach(() => {
  got.length = 0;
  answer = says(200, '{"message_id":"439166538015445503"}');
});

const secrets = fakeWebhookSecrets();
const sentMessages = fakeSentMessages(clock);
const gatewayWith = (changes: object) => {
  const url = `${base}/send`;
  const settings = providerSettingsSchema.parse({
    gateways: { exolve: { preset: 'exolve', url, ...changes } },
  });
  const gateway = gatewayOf(settings, 'exolve');
  if (!gateway) throw new Error('no gateway');
  return gateway;
};
const send = (changes: object = {}, message: Partial<OutgoingMessage> = {}, guard: object = {}) =>
  gatewaySms('exolve', gatewayWith(changes), {
    guard: { mayCallLoopback: true, timeoutMs: 300, ...guard },
    publicUrl: 'https://k.example',
    ...{ secrets, sentMessages, clock },
  })
    .send(outgoing({ channel: 'sms', to: '+79991112233', from: 'TEASHOP', text: 'Чай ждёт', ...message }))
    .catch((error: unknown) => error);

beforeAll(async () => {
  await secrets.put('exolve', 'the key of the application', 0);
  await secrets.put('exolve-callback', 'a word & another', 0);
});

describe('MTS Exolve', () => {
  it('is asked as its documentation says: digits, sender, bearer', async () => {
    expect(await send()).toEqual({ providerId: '439166538015445503' });

    expect(got[0]?.url).toBe('/send');
    expect(got[0]?.headers).toMatchObject({
      authorization: 'Bearer the key of the application',
      'content-type': 'application/json',
    });
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      number: 'TEASHOP',
      destination: '79991112233',
      text: 'Чай ждёт',
    });
  });

  it('is known again by the id that it gave the message', async () => {
    await send({}, { sendId: 's7' });

    expect(await sentMessages.get('exolve', '439166538015445503')).toMatchObject({
      sendId: 's7',
      profileId: 'profile1',
      address: '+79991112233',
    });
  });

  it.each([
    ['no key', 'no-such-secret'],
    ['no callback key', 'exolve'],
  ])('is not called where there is %s: the message waits', async (_, secret) => {
    const reports = { secret: 'no-such-secret' };
    expect(await send(secret === 'exolve' ? { reports } : { secret })).toMatchObject({ ambiguous: false });
    expect(got).toEqual([]);
  });
});

describe('a gateway', () => {
  it('may be signed to, and told where to report', async () => {
    await send({
      signed: true,
      body: { to: '{{ to }}', text: '{{ text }}', ref: '{{ send_id }}', callback: '{{ callback_url }}' },
    });

    const [, seconds, mac] = /^t=(\d+),v1=(\w+)$/.exec(String(got[0]?.headers['x-kaskad-signature'])) ?? [];
    const expected = createHmac('sha256', 'the key of the application').update(`${seconds}.${got[0]?.body}`);
    expect(mac).toBe(expected.digest('hex'));
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({
      ref: 'send1',
      callback: 'https://k.example/v1/callbacks/exolve?key=a%20word%20%26%20another',
    });
  });

  it.each<[string, (response: ServerResponse) => void, object]>([
    ['a wrong number is rejected', says(400), { code: 'provider-rejected' }],
    [
      'an error in a good answer is rejected',
      says(200, '{"error":{"code":7}}'),
      { code: 'provider-rejected' },
    ],
    ['a redirect is rejected', says(302), { code: 'provider-rejected' }],
    ['a wrong key waits', says(401), { ambiguous: false }],
    ['an empty account waits', says(402), { ambiguous: false }],
    ['a rate waits', says(429), { ambiguous: false }],
    ['a fault of its own is ambiguous', says(503), { ambiguous: true }],
    ['silence is ambiguous', () => {}, { ambiguous: true }],
    ['a torn connection is ambiguous', (response) => response.destroy(), { ambiguous: true }],
  ])('%s', async (_, says, expected) => {
    answer = says;
    expect(await send()).toMatchObject(expected);
    expect(got).toHaveLength(1);
  });

  it('that answers without an id has taken the message all the same', async () => {
    answer = says(200, 'OK');
    expect(await send()).toEqual({});
  });

  it('that is not there waits, and one inside the network is never called', async () => {
    expect(await send({ url: 'http://127.0.0.1:1/' })).toMatchObject({ ambiguous: false });
    expect(await send({}, {}, { mayCallLoopback: false })).toMatchObject({ ambiguous: false });
    expect(got).toEqual([]);
  });

  it('keeps the message where its id cannot be put down', async () => {
    const broken = { ...sentMessages, put: () => Promise.reject(new Error('table')) };
    const parts = { guard: { mayCallLoopback: true }, publicUrl: '', secrets, clock, sentMessages: broken };
    const sender = gatewaySms('exolve', gatewayWith({}), parts);

    expect(await sender.send(outgoing({ to: '+79991112233' }))).toHaveProperty('providerId');
  });
});
