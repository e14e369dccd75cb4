import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardedPost } from '../../../../functions/adapters/net/guarded-post.ts';

const guard = { mayCallLoopback: true, timeoutMs: 300 };
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(201);
    request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

describe('a guarded post', () => {
  it('hears as much of the answer as it wants, bytes as they are', async () => {
    const body = Buffer.from([0x61, 0x62, 0x63, 0x64]);

    expect(await guardedPost(guard, { url, headers: {}, body })).toEqual({
      kind: 'answered',
      status: 201,
      text: '',
    });
    expect(await guardedPost(guard, { url, headers: {}, body, reads: 3 })).toMatchObject({ text: 'abc' });
    expect(await guardedPost(guard, { url, headers: {}, body, reads: 64 })).toMatchObject({ text: 'abcd' });
  });

  it('says what the connection said where nobody answers', async () => {
    expect(await guardedPost(guard, { url: 'http://127.0.0.1:9/', headers: {}, body: '' })).toMatchObject({
      kind: 'failed',
      isTimeout: false,
      error: { code: 'ECONNREFUSED' },
    });
  });
});
