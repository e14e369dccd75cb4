import { createHmac } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Lookup } from '../../../../functions/adapters/net/pinned-lookup.ts';
import { httpWebhooks } from '../../../../functions/adapters/webhook/http-webhooks.ts';
import { signatureOf } from '../../../../functions/adapters/webhook/signature.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const SECRET = 'a secret of some length';
const got: { headers: IncomingMessage['headers']; body: string; url: string | undefined }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
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
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));
beforeEach(() => {
  got.length = 0;
  answer = (_, response) => response.end();
});

/** A name server that says one thing after another. */
const nameServer = (...answers: LookupAddress[][]) => {
  const asked: string[] = [];
  const lookup = ((hostname: string, _options: unknown, done: (e: null, all: LookupAddress[]) => void) => {
    asked.push(hostname);
    done(null, answers.shift() ?? []);
  }) as unknown as Lookup;
  return { lookup, asked };
};

const secrets = fakeWebhookSecrets();
const webhooks = (more: Partial<Parameters<typeof httpWebhooks>[0]> = {}) =>
  httpWebhooks({ secrets, clock: { now: () => nowMs }, mayCallLoopback: true, timeoutMs: 300, ...more });
const call = (url: string, more: object = {}) => ({ id: 'send-1', url, body: '{"a":1}', ...more });
const forbidden = { kind: 'failed', reason: 'forbidden-address', again: false };
const v4 = (address: string): LookupAddress => ({ address, family: 4 });

describe('a webhook', () => {
  it('is posted as JSON with an id for every attempt, signed with the secret and the time', async () => {
    await secrets.put('crm', SECRET, nowMs);

    expect(await webhooks().post(call(`${base}/hook?x=1`, { secret: 'crm' }))).toEqual({
      kind: 'taken',
      status: 200,
    });

    const [one] = got;
    expect(one).toMatchObject({ url: '/hook?x=1', body: '{"a":1}' });
    expect(one?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'send-1' });
    const mac = createHmac('sha256', SECRET)
      .update(`${nowMs / 1000}.{"a":1}`)
      .digest('hex');
    expect(one?.headers['x-kaskad-signature']).toBe(`t=${nowMs / 1000},v1=${mac}`);
    expect(JSON.stringify(one?.headers)).not.toContain(SECRET);
  });

  it('is signed otherwise at another time, with another body and another secret', () => {
    const one = signatureOf(SECRET, 'a', nowMs);
    for (const other of [
      signatureOf(SECRET, 'a', nowMs + 1000),
      signatureOf(SECRET, 'b', nowMs),
      signatureOf('else', 'a', nowMs),
    ])
      expect(other).not.toBe(one);
  });

  it('is not sent without the secret that it names', async () => {
    expect(await webhooks().post(call(base, { secret: 'lost' }))).toMatchObject({
      reason: 'no-secret',
      again: false,
    });
    expect(got).toEqual([]);
  });

  it.each(['hook-shop', 'hook-shop-rest', 'exolve-callback'])('is never signed with %s', async (secret) => {
    await secrets.put(secret, SECRET, nowMs);

    expect(await webhooks().post(call(base, { secret }))).toEqual({
      ...{ kind: 'failed', reason: 'forbidden-secret', again: false },
    });
    expect(got).toEqual([]);
  });

  it.each([
    [204, { kind: 'taken', status: 204 }],
    [301, { kind: 'failed', reason: 'redirect', again: false }],
    [307, { kind: 'failed', reason: 'redirect', again: false }],
    [404, { kind: 'failed', reason: 'http-404', again: false }],
    [429, { kind: 'failed', reason: 'http-429', again: true }],
    [503, { kind: 'failed', reason: 'http-503', again: true }],
  ])('that is answered with %i', async (status, said) => {
    answer = (_, response) => response.writeHead(status, { location: `${base}/other` }).end();

    expect(await webhooks().post(call(base))).toEqual(said);
    expect(got.map(({ url }) => url)).toEqual(['/']);
  });

  it('that is not answered in time may be tried again, and so may one where nobody is', async () => {
    answer = () => undefined;
    expect(await webhooks().post(call(base))).toEqual({ kind: 'failed', reason: 'timeout', again: true });
    expect(await webhooks().post(call('http://127.0.0.1:1/'))).toMatchObject({
      reason: 'unreachable',
      again: true,
    });
  });

  it('does not read what is answered, however long it is', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
    };
    expect(await webhooks().post(call(base))).toEqual({ kind: 'taken', status: 200 });
  });

  it('has a body of at most 64 KB', async () => {
    const body = 'x'.repeat(64 * 1024 + 1);
    expect(await webhooks().post(call(base, { body }))).toMatchObject({ reason: 'too-large', again: false });
  });
});

describe('a webhook that would lead inside', () => {
  it('is refused in a deployment, by whatever spelling', async () => {
    const deployed = webhooks({ mayCallLoopback: false });
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:7f00:1]'])
      expect([host, await deployed.post(call(base.replace('127.0.0.1', host)))]).toEqual([host, forbidden]);
    expect(await deployed.post(call(base.replace('127.0.0.1', 'localhost')))).toEqual(forbidden);
    expect(await deployed.post(call('https://169.254.169.254/latest/meta-data'))).toEqual(forbidden);
    expect(got).toEqual([]);
  });

  it('is refused where a name leads inside, be it with one of several addresses', async () => {
    for (const answers of [[v4('10.0.0.1')], [v4('8.8.8.8'), v4('169.254.169.254')], []]) {
      const { lookup } = nameServer(answers);
      expect(await webhooks({ lookup }).post(call('https://crm.example/'))).toEqual(forbidden);
    }
  });

  it('asks a name server once: what it says the second time is not heard', async () => {
    const { lookup, asked } = nameServer([v4('127.0.0.1')], [v4('10.0.0.1')]);
    const port = new URL(base).port;

    expect(await webhooks({ lookup }).post(call(`http://localhost:${port}/`))).toMatchObject({
      kind: 'taken',
    });
    expect(asked).toEqual(['localhost']);
  });

  it('is refused in the local run as well, but for this machine', async () => {
    const { lookup } = nameServer([v4('10.0.0.1')]);
    expect(await webhooks({ lookup }).post(call('http://localhost/'))).toEqual(forbidden);
    expect(await webhooks().post(call('http://10.0.0.1/'))).toEqual(forbidden);
  });
});
