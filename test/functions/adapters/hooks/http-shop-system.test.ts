import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpShopSystem } from '../../../../functions/adapters/hooks/http-shop-system.ts';

const asked: { url: string | undefined; body: string }[] = [];
let answer: { status: number; body: string };
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  asked.push({ url: request.url, body });
  response.writeHead(answer.status).end(answer.body);
});
let address: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest/1/key/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const question = { method: 'sale.order.get', params: { id: '81' } };
const system = httpShopSystem({ mayCallLoopback: true });

describe('a shop system that is asked', () => {
  it('answers by the method behind its address', async () => {
    answer = { status: 200, body: '{"result":{"order":{"id":81}},"time":{}}' };

    expect(await system.ask(address, question)).toEqual({ order: { id: 81 } });
    expect(asked.at(-1)).toEqual({ url: '/rest/1/key/sale.order.get.json', body: '{"id":"81"}' });
  });

  it.each([
    [503, '{"error":"QUERY_LIMIT_EXCEEDED"}'],
    [401, '{"error":"NO_AUTH_FOUND"}'],
    [200, '<html>'],
    [200, '{"result":null}'],
    [200, '{"result":[]}'],
  ])('with %s %s is one that cannot be asked now', async (status, body) => {
    answer = { status, body };

    await expect(system.ask(address, question)).rejects.toMatchObject({ code: 'provider-unavailable' });
  });

  it('is never one inside the network', async () => {
    const deployed = httpShopSystem({ mayCallLoopback: false });
    const before = asked.length;

    await expect(deployed.ask(address, question)).rejects.toMatchObject({ code: 'provider-unavailable' });
    expect(asked).toHaveLength(before);
  });
});
