import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { collector, NOW_MS } from '../../support/collect.ts';

const track = (more: object = {}) => ({ type: 'track', event: 'Product Added', userId: 'u1', ...more });
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` });
const big = (kilobytes: number) => 'x'.repeat(kilobytes * 1024);

describe('every path of the contract', () => {
  const calls = [
    ['track', 't'],
    ['identify', 'i'],
    ['page', 'p'],
    ['screen', 's'],
    ['group', 'g'],
    ['alias', 'a'],
  ].flatMap(([type = '', letter = '']) =>
    [`/v1/${type}`, `/v1/${letter}`, `/api/s/${type}`, `/api/s/s2s/${type}`].map(
      (path) => [path, type] as const,
    ),
  );

  it.each(calls)('%s takes one %s', async (path, type) => {
    const { post, events } = collector();
    const answer = await post(path, { event: 'E', userId: 'u1', groupId: 'g1', previousId: 'a1' });
    expect(answer).toMatchObject({ status: 200, json: { success: true, accepted: 1, dropped: [] } });
    expect(events()).toMatchObject([{ type, userId: 'u1' }]);
  });

  it.each(['/v1/batch', '/v1/b', '/v1/import'])('%s takes a batch', async (path) => {
    const { post, events } = collector();
    const answer = await post(path, { batch: [track(), { type: 'page', anonymousId: 'a1' }] });
    expect(answer.json).toEqual({ success: true, accepted: 2, dropped: [] });
    expect(events().map(({ historical }) => historical)).toEqual(
      Array(2).fill(path === '/v1/import' || undefined),
    );
  });

  it('refuses types that there are not', async () => {
    const { post } = collector();
    expect((await post('/api/s/nonsense', track())).status).toBe(400);
    expect((await post('/v1/constructor', track())).status).toBe(400);
  });
});

describe('the write key', () => {
  const ways: [string, Record<string, string>, object][] = [
    ['as Basic user name', basic('WK_demo'), {}],
    ['in X-Write-Key', { 'x-write-key': 'WK_demo' }, {}],
    ['in the body', {}, { writeKey: 'WK_demo' }],
    ['in X-Write-Key, with the secret that Jitsu insists on', { 'x-write-key': 'WK_demo:secret' }, {}],
    ['in a header, whatever the body says', { 'x-write-key': 'WK_demo' }, { writeKey: 'WK_demo:***' }],
    [
      'in a header, with an authorization of another kind',
      { authorization: 'Bearer x' },
      { writeKey: 'WK_demo' },
    ],
  ];
  it.each(ways)('is taken %s', async (_, headers, body) => {
    const { post, entries } = collector();
    expect((await post('/v1/track', { ...track(), ...body }, headers)).status).toBe(200);
    expect((await post('/v1/batch', { batch: [track()], ...body }, headers)).status).toBe(200);
    expect(entries).toMatchObject([
      { keyId: 'demo', trust: 'public', source: 'web', country: 'DE' },
      { keyId: 'demo' },
    ]);
  });

  it('is taken from the events of a batch', async () => {
    const { post } = collector();
    expect((await post('/v1/batch', { batch: [track({ writeKey: 'WK_demo' })] }, {})).status).toBe(200);
  });

  it('is 401 when unknown or missing, before anything is read', async () => {
    const { post, putEvents } = collector();
    const keys = ['nobody', 'x'.repeat(5000), 'ключ', '__proto__', 'constructor', ':', ' '];
    for (const key of keys)
      expect((await post('/v1/track', 'not json', { 'x-write-key': key })).status).toBe(401);
    expect((await post('/v1/track', track(), {})).status).toBe(401);
    expect((await post('/v1/track', track(), basic(''))).status).toBe(401);
    expect((await post('/v1/track', track({ writeKey: { a: 1 } }), {})).status).toBe(401);
    expect(putEvents).not.toHaveBeenCalled();
  });

  it('says what its events are worth', async () => {
    const { post, entries } = collector();
    await post('/v1/track', track(), { 'x-write-key': 'local-web' });
    await post('/v1/track', track(), { 'x-write-key': 'local-server' });
    await post('/v1/track', track(), { 'x-write-key': 'till' });
    expect(entries.map(({ source, trust, mayStateConsent }) => [source, trust, mayStateConsent])).toEqual([
      ['web', 'public', true],
      ['server', 'secret', false],
      ['pos', 'secret', false],
    ]);
    expect(JSON.stringify(entries)).not.toContain('"local-server"}');
  });
});

describe('the body', () => {
  const batch = JSON.stringify({ batch: [track(), track({ event: 'Grüße' })] });
  const bodies: [string, string | Buffer, Record<string, string>][] = [
    ['as text', batch, { 'content-type': 'text/plain' }],
    ['as bytes', Buffer.from(batch), { 'content-type': 'application/octet-stream' }],
    ['after a byte order mark', `\ufeff${batch}`, {}],
    [
      'in gzip under a form content type',
      gzipSync(batch),
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    ['in gzip, said', gzipSync(batch), { 'content-encoding': 'gzip', 'content-type': 'application/json' }],
    ['unpacked on its way', batch, { 'content-encoding': 'gzip' }],
    ['in gzip as one character per byte', gzipSync(batch).toString('latin1'), { 'content-encoding': 'gzip' }],
    ['in deflate', deflateSync(batch), { 'content-encoding': 'deflate' }],
    ['in bare deflate', deflateRawSync(batch), { 'content-encoding': 'deflate' }],
    ['in brotli', brotliCompressSync(batch), { 'content-encoding': 'br' }],
    ['as a bare list', JSON.stringify([track(), track({ event: 'Grüße' })]), {}],
  ];
  it.each(bodies)('is read %s', async (_, body, headers) => {
    const { post, events } = collector();
    const answer = await post('/v1/batch', body, { ...headers, 'x-write-key': 'WK_demo' });
    expect(answer).toMatchObject({ status: 200, json: { accepted: 2 } });
    expect(events()[1]?.event).toBe('Grüße');
  });

  const unreadable: [string, string | Buffer][] = [
    ['nothing', ''],
    ['no JSON', '{"batch": ['],
    ['a word', 'hello'],
    ['no list', '{"batch": {}}'],
    ['a number', '7'],
    ['null', 'null'],
    ['broken gzip', gzipSync(batch).subarray(0, 40)],
    ['gzip that text has spoilt', gzipSync(batch).toString('utf8')],
    ['gzip of 50 MB', gzipSync(Buffer.alloc(50 * 1024 * 1024))],
    ['gzip of 600 KB', gzipSync(JSON.stringify({ batch: [big(600)] }))],
    ['600 KB', JSON.stringify({ batch: Array(30).fill(track({ properties: { note: big(20) } })) })],
    ['a tower of brackets', '['.repeat(200_000)],
    ['more events than an answer can name', JSON.stringify({ batch: Array(10_001).fill(0) })],
  ];
  it.each(unreadable)('is 400 when it is %s', async (_, body) => {
    const { post, putEvents } = collector();
    const answer = await post('/v1/batch', body);
    expect(answer).toMatchObject({ status: 400, json: { status: 400 } });
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(putEvents).not.toHaveBeenCalled();
  });

  it('may be 500 KB, an event 32 KB', async () => {
    const { post } = collector();
    const events = Array.from({ length: 15 }, () => track({ properties: { note: big(31) } }));
    expect((await post('/v1/batch', { batch: events })).json).toMatchObject({ accepted: 15 });
    expect((await post('/v1/track', track({ properties: { note: big(33) } }))).status).toBe(400);
  });
});

describe('a bad event', () => {
  it('is dropped alone, with index and reason', async () => {
    const { post, events } = collector();
    const batch = [
      track(),
      track({ userId: '' }),
      { userId: 'u1' },
      'text',
      track({ properties: { note: big(33) } }),
      track(),
    ];
    const { status, json } = await post('/v1/batch', { batch });
    expect(status).toBe(200);
    expect(json).toEqual({
      success: true,
      accepted: 2,
      dropped: [
        { index: 1, reason: 'no userId or anonymousId' },
        { index: 2, reason: 'unknown type' },
        { index: 3, reason: 'not an object' },
        { index: 4, reason: 'larger than 32 KB' },
      ],
    });
    expect(events()).toHaveLength(2);
  });

  it('is 400 by itself, and says why', async () => {
    const { post } = collector();
    const answer = await post('/v1/track', { event: 'E' });
    expect(answer).toMatchObject({ status: 400, json: { detail: 'no userId or anonymousId' } });
    expect((await post('/v1/track', [track()])).status).toBe(400);
  });

  it('never makes a fault of ours, however odd', async () => {
    const { post, events } = collector();
    const odd = [
      '{"type":"track","event":"E","userId":"u","properties":{"price":1e400,"n":-0}}',
      '{"type":"track","event":"E","userId":"\\ud800","properties":{"a":"\\u0000"}}',
      `{"type":"track","event":"E","userId":"u","properties":${'{"a":'.repeat(4000)}1${'}'.repeat(4000)}}`,
      '{"type":"track","event":"E","userId":"u","__proto__":{"a":1},"context":{"source":{"a":1},"userAgent":7}}',
      '{"type":"identify","userId":"u","traits":[1],"context":"x","messageId":{},"timestamp":{},"sentAt":[]}',
      '{"type":"page","userId":1e21,"name":7,"properties":null}',
    ];
    const { status, json } = await post('/v1/batch', `{"batch":[${odd.join(',')}]}`);
    expect([status, json.accepted, json.dropped]).toEqual([
      200,
      5,
      [{ index: 2, reason: 'nested too deeply' }],
    ]);
    expect(JSON.stringify(events())).not.toMatch(/\\u0000|\\ud800|__proto__/);
  });
});

describe('an accepted event', () => {
  it('is one of one bus entry per request and source', async () => {
    const { post, putEvents, entries } = collector();
    const batch = Array.from({ length: 20 }, (_, index) =>
      track({ messageId: `m${index}`, properties: { note: big(1) } }),
    );
    await post('/v1/batch', { batch });
    expect(putEvents).toHaveBeenCalledTimes(1);
    expect(entries).toHaveLength(1);
    await post('/v1/batch', { batch: [...batch, track({ context: { source: 'pos' } })] });
    expect(entries.slice(1).map(({ source }) => source)).toEqual(['server', 'pos']);
  });

  it('has its time from the batch that carried it, or from the header', async () => {
    const { post, events } = collector();
    const at = (ms: number) => new Date(ms).toISOString();
    await post('/v1/batch', { batch: [track({ timestamp: at(5000) })], sentAt: at(9000) });
    await post('/v1/track', track({ timestamp: at(5000) }), { 'x-write-key': 'till', sentat: at(7000) });
    expect(events().map(({ atMs }) => NOW_MS - atMs)).toEqual([4000, 2000]);
  });

  it('is in the bus when it is answered: else 503, and the client may come back', async () => {
    const { post } = collector({
      bus: { putEvents: () => Promise.reject(new ProviderUnavailable('bus', false)) },
    });
    const headers = { 'x-write-key': 'WK_demo', origin: 'https://shop.example' };
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await post('/v1/track', track(), headers);
    errors.mockRestore();
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({
      'retry-after': expect.any(String),
      'access-control-allow-origin': 'https://shop.example',
      'access-control-expose-headers': 'Retry-After',
    });
  });
});
