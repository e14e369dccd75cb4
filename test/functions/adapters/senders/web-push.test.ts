import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AddressGone, ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import type { OutgoingMessage } from '../../../../core/send/ports.ts';
import { vapidKeys } from '../../../../functions/adapters/senders/vapid.ts';
import { webPush } from '../../../../functions/adapters/senders/web-push.ts';
import { MOST_BYTES, webPushPayload } from '../../../../functions/adapters/senders/web-push-payload.ts';
import { newSecrets, standInBrowser } from '../../../../local/push/stand-in-browser.ts';
import { outgoing } from '../../../support/outgoing.ts';

const keys = vapidKeys({ get: async () => 'the secret of a deployment' });
const browser = standInBrowser(newSecrets());
const got: { headers: IncomingHttpHeaders; body: Buffer; url: string | undefined }[] = [];
let status: number;
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(chunks), url: request.url });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));
beforeEach(() => {
  got.length = 0;
  status = 201;
});

const parts = { keys, contact: 'https://k.example', clock: { now: () => 0 } };
const sender = webPush({ ...parts, mayCallLoopback: true });
const addressAt = (endpoint: string) => `${endpoint}#${browser.keys.p256dh}.${browser.keys.auth}`;
const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage =>
  outgoing({
    channel: 'webpush',
    to: addressAt(`${base}/send/1`),
    from: 'mailto:shop@example.com',
    url: 'https://k.example/c/token',
    lastsMs: 7_200_000,
    ...changes,
  });

describe('a web push', () => {
  it('can be read by her browser alone, and says what it shows and where a tap leads', async () => {
    await sender.send(message());

    const [{ body = Buffer.from(''), headers = {}, url } = {}] = got;
    expect(url).toBe('/send/1');
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '7200', urgency: 'normal' });
    expect(String(headers.topic)).toMatch(/^[\w-]{1,32}$/);
    expect(body.includes('Kettle')).toBe(false);
    expect(JSON.parse(browser.read(body))).toMatchObject({
      title: 'Your cart',
      body: 'Kettle',
      url: 'https://k.example/c/token',
      ids: { sendId: 'send1' },
    });
    expect(() => standInBrowser(newSecrets()).read(body)).toThrow();
  });

  it('is signed by the deployment for this push service, and says whom to ask', async () => {
    await sender.send(message());

    const { publicKey } = await keys();
    const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(String(got[0]?.headers.authorization)) ?? [];
    const [head, claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(publicKey, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: b64(point.subarray(1, 33)), y: b64(point.subarray(33)) };
    const signed = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
    expect(key).toBe(publicKey);
    expect(
      verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, 'base64url')),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: base,
      sub: 'mailto:shop@example.com',
    });
  });

  it.each([
    [404, AddressGone],
    [410, AddressGone],
    [400, ProviderRejected],
    [403, ProviderRejected],
    [413, ProviderRejected],
    [429, ProviderUnavailable],
    [503, ProviderUnavailable],
    [500, ProviderUnavailable],
    [302, ProviderRejected],
  ])('that is answered with %i is %p', async (said, kind) => {
    status = said;

    const failure = await sender.send(message()).catch((error) => error);

    expect(failure).toBeInstanceOf(kind);
    expect(failure instanceof AddressGone).toBe(kind === AddressGone);
    if (failure instanceof ProviderUnavailable) expect(failure.ambiguous).toBe(said === 500);
  });

  it('may be tried again where nobody is, and is refused where an address leads inside', async () => {
    const nobody = await sender.send(message({ to: addressAt('http://127.0.0.1:9/1') })).catch((e) => e);
    const inside = await webPush({ ...parts, mayCallLoopback: false })
      .send(message())
      .catch((error) => error);

    expect(nobody).toMatchObject({ code: 'provider-unavailable', ambiguous: false });
    expect(inside).toMatchObject({ code: 'provider-rejected', message: 'forbidden-address' });
    expect(got).toEqual([]);
  });

  it('to a key that is no point of the curve reaches a device that is gone', async () => {
    const auth = browser.keys.auth;
    const failure = await sender
      .send(message({ to: `${base}/send/1#B${'A'.repeat(86)}.${auth}` }))
      .catch((error) => error);

    expect(failure).toBeInstanceOf(AddressGone);
    expect(failure).toMatchObject({ message: 'invalid-key' });
    expect(got).toEqual([]);
  });

  it('fits what push services must take, whatever it says', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 3_000 });
    fc.assert(
      fc.property(texts, texts, (subject, text) => {
        const payload = webPushPayload(message({ subject, text: `${text}${text}` }));

        expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(MOST_BYTES);
        expect(JSON.parse(payload).title).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

const b64 = (bytes: Buffer) => bytes.toString('base64url');
