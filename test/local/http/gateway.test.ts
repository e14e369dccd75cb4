import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { freshFixture } from '../support/fixture.ts';

const local = freshFixture({
  pages: { fetch: (request) => (request.url.endsWith('/shop') ? new Response('the shop') : undefined) },
});

async function echo(path: string, init: RequestInit = {}): Promise<APIGatewayProxyEventV2> {
  const response = await fetch(`${local().url}/echo/${path}`, init);
  return (await response.json()) as APIGatewayProxyEventV2;
}
const post = (type: string, body: string | Buffer, headers = {}) =>
  echo('x', {
    method: 'POST',
    body: body as unknown as string,
    headers: { 'content-type': type, ...headers },
  });

describe('payload format 2.0', () => {
  it('decodes the path, keeps the query raw and joins repeated values', async () => {
    const event = await echo('a%20b?x=1&x=2&y=%C3%BC', { headers: { cookie: 'a=1; b=2', 'X-Test': 'yes' } });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{proxy+}',
      rawPath: '/echo/a b',
      rawQueryString: 'x=1&x=2&y=%C3%BC',
      queryStringParameters: { x: '1,2', y: 'ü' },
      pathParameters: { proxy: 'a b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-test': 'yes', 'x-forwarded-proto': 'http' },
      requestContext: {
        http: { method: 'GET', path: '/echo/a b', sourceIp: '127.0.0.1' },
        stage: '$default',
      },
      isBase64Encoded: false,
    });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('body');
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/ld+json'])(
    'hands %s over as text',
    async (type) => {
      expect(await post(type, '"ü"')).toMatchObject({ body: '"ü"', isBase64Encoded: false });
    },
  );

  it.each(['application/x-www-form-urlencoded', 'application/octet-stream'])(
    'hands %s over as base64',
    async (type) => {
      expect(await post(type, 'a=1')).toMatchObject({ body: 'YT0x', isBase64Encoded: true });
    },
  );

  it('does not spoil a compressed JSON body', async () => {
    const zipped = gzipSync('{}');
    const event = await post('application/json', zipped, { 'content-encoding': 'gzip' });
    expect(event).toMatchObject({ body: zipped.toString('base64'), isBase64Encoded: true });
  });
});

describe('answers', () => {
  const get = (path: string) => fetch(`${local().url}${path}`);

  it('are read from a structured result', async () => {
    const response = await get('/probe/cookies');
    expect([response.status, await response.text()]).toEqual([201, 'made']);
    expect(response.headers.get('x-made')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('are JSON where the function returns anything else', async () => {
    const response = await get('/probe/anything');
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/json',
      'plain',
    ]);
  });

  it('are 500 for a fault of the function', async () => {
    const response = await get('/probe/throws');
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('are 413 over 10 MB', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await fetch(`${local().url}/items`, { method: 'POST', body })).status).toBe(413);
  });

  it('come from the pages where no route matches, and are 404 where they have nothing either', async () => {
    expect(await (await get('/shop')).text()).toBe('the shop');
    expect((await get('/nothing')).status).toBe(404);
  });
});
