import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { httpFeedFiles } from '../../../../functions/adapters/net/http-feed-files.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const running: { close(): void }[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

const serve = async (answer: Answer): Promise<string> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const local = httpFeedFiles({ mayCallLoopback: true, timeoutMs: 200 });
const read = async (body: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

describe('a feed over HTTP', () => {
  it('is read with what its next reading needs', async () => {
    const url = await serve((_, response) => {
      response.setHeader('etag', '"1"');
      response.setHeader('last-modified', 'Mon, 02 Mar 2026 09:00:00 GMT');
      response.setHeader('content-type', 'text/csv; charset=windows-1251');
      response.end('id,name');
    });
    const opened = await local.open({ url }, {});
    expect(opened).toMatchObject({
      ...{ kind: 'open', etag: '"1"', lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' },
      charset: 'windows-1251',
    });
    expect(opened.kind === 'open' && (await read(opened.body))).toBe('id,name');
  });

  it('that has not changed is not read again', async () => {
    const url = await serve(({ headers }, response) => {
      response.statusCode = headers['if-none-match'] === '"1"' && headers['if-modified-since'] ? 304 : 200;
      response.end();
    });
    const since = { etag: '"1"', lastModified: 'Mon, 02 Mar 2026 09:00:00 GMT' };
    expect(await local.open({ url }, since)).toEqual({ kind: 'unchanged' });
  });

  it('is followed to where it has moved, a few times', async () => {
    const url = await serve(({ url: path }, response) => {
      const [, left = '0'] = /(\d+)$/.exec(path ?? '') ?? [];
      if (Number(left) === 0) return void response.end('moved');
      response.writeHead(302, { location: `/${Number(left) - 1}` }).end();
    });
    const opened = await local.open({ url: `${url}/3` }, {});
    expect(opened.kind === 'open' && (await read(opened.body))).toBe('moved');
    expect(await local.open({ url: `${url}/4` }, {})).toEqual({ kind: 'refused', reason: 'redirects' });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'file:///etc/passwd',
  ])('leads to no place inside, by no redirect: %s', async (location) => {
    const url = await serve((_, response) => void response.writeHead(302, { location }).end());
    expect(await local.open({ url }, {})).toEqual({ kind: 'refused', reason: 'forbidden-address' });
    expect(await local.open({ url: location }, {})).toEqual({ kind: 'refused', reason: 'forbidden-address' });
  });

  it('leads to no name that stands for a place inside, and in a deployment not to itself', async () => {
    const lookup = ((_: string, __: unknown, done: (error: null, all: object[]) => void) =>
      done(null, [{ address: '10.0.0.1', family: 4 }])) as never;
    expect(
      await httpFeedFiles({ mayCallLoopback: false, lookup }).open({ url: 'https://feed.example/' }, {}),
    ).toEqual({
      kind: 'refused',
      reason: 'forbidden-address',
    });
    const url = await serve((_, response) => void response.end('x'));
    expect(await httpFeedFiles({ mayCallLoopback: false }).open({ url }, {})).toMatchObject({
      kind: 'refused',
    });
  });

  it.each([404, 401, 410])('that is not there is refused: %i', async (status) => {
    const url = await serve((_, response) => void response.writeHead(status).end());
    expect(await local.open({ url }, {})).toEqual({ kind: 'refused', reason: `http-${status}` });
  });

  it.each([500, 503, 429])('whose server cannot just now is tried again: %i', async (status) => {
    const url = await serve((_, response) => void response.writeHead(status).end());
    await expect(local.open({ url }, {})).rejects.toMatchObject({ code: 'provider-unavailable' });
  });

  it('that never comes, or breaks off, is tried again', async () => {
    const silent = await serve(() => {});
    await expect(local.open({ url: silent }, {})).rejects.toMatchObject({ code: 'provider-unavailable' });
    const torn = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('id');
      setImmediate(() => response.destroy());
    });
    const opened = await local.open({ url: torn }, {});
    await expect(opened.kind === 'open' ? read(opened.body) : undefined).rejects.toThrow();
  });
});
