import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { collector } from '../../support/collect.ts';

const { call, post } = collector();
const get = (path: string, more: object = {}) => call({ method: 'GET', path, headers: {}, ...more });
const track = { type: 'track', event: 'E', userId: 'u1' };
const from = (origin: string, key = 'local-web') => ({ origin, 'x-write-key': key });

describe('a preflight', () => {
  const ask = (origin: string, path = '/v1/b') => call({ method: 'OPTIONS', path, headers: { origin } });

  it('is answered for the origins of all sources', async () => {
    for (const origin of [
      'https://shop.example',
      'http://localhost:5173',
      'http://127.0.0.1:40363',
      'http://[::1]:80',
    ]) {
      const { status, headers } = await ask(origin);
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Retry-After',
      });
      for (const name of [
        'authorization',
        'content-type',
        'x-write-key',
        'x-retry-count',
        'anonymousid',
        'sentat',
        'x-shopper-token',
      ])
        expect(headers['access-control-allow-headers']).toContain(name);
    }
  });

  it('allows nothing to others', async () => {
    for (const origin of [
      'https://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'null',
    ])
      expect((await ask(origin)).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a call from a page', () => {
  it('is taken from the origins of its own source only', async () => {
    expect((await post('/v1/track', track, from('http://localhost:1234'))).status).toBe(200);
    expect((await post('/v1/track', track, from('https://shop.example', 'WK_demo'))).status).toBe(200);
    const refused = await post('/v1/track', track, from('https://shop.example'));
    expect(refused.status).toBe(403);
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await post('/v1/track', track, from('http://localhost:1234', 'local-server'))).status).toBe(403);
  });

  it('can read its answer, and why it was refused', async () => {
    const readable = {
      'access-control-allow-origin': 'http://localhost:1',
      'access-control-expose-headers': 'Retry-After',
    };
    expect((await post('/v1/track', track, from('http://localhost:1'))).headers).toMatchObject(readable);
    expect((await post('/v1/track', 'x', from('http://localhost:1'))).headers).toMatchObject(readable);
    expect((await post('/v1/track', track, from('http://localhost:1', 'nobody'))).headers).toMatchObject(
      readable,
    );
  });

  it('may be a beacon: text, the key in the body, no header of its own', async () => {
    const body = JSON.stringify({ writeKey: 'local-web', batch: [track], sentAt: '2026-03-02T09:00:00Z' });
    const headers = { origin: 'http://localhost:1', 'content-type': 'text/plain;charset=UTF-8' };
    expect((await post('/v1/b', body, headers)).json).toMatchObject({ accepted: 1 });
  });
});

describe('what clients ask for first', () => {
  it('settings that lead analytics.js to us and nowhere else', async () => {
    const headers = { host: '127.0.0.1:3000', 'x-forwarded-proto': 'http' };
    const { status, json, headers: said } = await get('/v1/projects/local-web/settings', { headers });
    expect(status).toBe(200);
    expect(json.integrations).toMatchObject({
      'Segment.io': { apiKey: 'local-web', apiHost: '127.0.0.1:3000/v1', protocol: 'http' },
    });
    expect(json.metrics).toEqual({ sampleRate: 0 });
    expect(said).toMatchObject({ 'access-control-allow-origin': '*' });
    expect((await get('/v1/projects/local-web/settings')).json.integrations['Segment.io']).toMatchObject({
      apiHost: 'api.example/v1',
      protocol: 'https',
    });
  });

  it('the client itself, byte for byte, and the parts it loads', async () => {
    const folder = new URL('../../../node_modules/@segment/analytics-next/dist/umd/', import.meta.url);
    const own = readFileSync(new URL('standalone.js', folder));
    const path = '/analytics.js/v1/local-web/analytics.min.js';
    const packed = await get(path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(gunzipSync(packed.bytes).equals(own)).toBe(true);
    expect((await get(path)).bytes.equals(own)).toBe(true);
    const part = await get('/analytics-next/bundles/407.bundle.61efa1acb302134c434b.js');
    expect([part.status, String(part.headers['cache-control'])]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  });

  it('RudderStack’s source, by Basic or by query', async () => {
    const headers = { authorization: `Basic ${Buffer.from('local-web:').toString('base64')}` };
    const { json } = await get('/sourceConfig/', { headers });
    expect(json.source).toMatchObject({
      id: 'local-web',
      writeKey: 'local-web',
      enabled: true,
      destinations: [],
    });
    expect((await get('/sourceConfig', { query: { writeKey: 'local-web' } })).status).toBe(200);
    expect((await get('/sourceConfig')).status).toBe(401);
  });

  it.each([
    '/v1/projects/nobody/settings',
    '/v1/projects/local-server/settings',
    '/analytics.js/v1/nobody/analytics.min.js',
    '/analytics-next/bundles/standalone.js.map',
    '/analytics-next/bundles/..%2findex.js',
    '/analytics-next/bundles/nothing.bundle.0.js',
    '/v1/elsewhere',
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
