import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const SECRET = 'shared with the CRM alone';

let server: Server;
const got: { body: string; signature: string; key: string }[] = [];
const statuses: number[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const { headers } = request;
      const signature = String(headers['x-kaskad-signature']);
      got.push({ body, signature, key: String(headers['idempotency-key']) });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const journey = () => ({
  id: 'tell-crm',
  purpose: 'transactional',
  trigger: { event: 'Signed Up' },
  steps: [
    {
      id: 'tell',
      kind: 'webhook',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
      secret: 'crm',
      data: { plan: { var: 'event.properties.plan' } },
    },
    { id: 'bye', kind: 'exit', reason: 'told' },
  ],
});

describe('a webhook step', () => {
  localOnly.it(
    'tells a system of the shop, signed, and again under the same key while that is down',
    async () => {
      const put = await kaskad().admin('PUT', '/v1/webhook-secrets/crm', { value: SECRET });
      expect([put.status, put.text.includes(SECRET)]).toEqual([200, false]);
      expect((await kaskad().admin('PUT', '/v1/journeys/tell-crm', journey())).json.faults).toBeUndefined();
      await kaskad().admin('POST', '/v1/journeys/tell-crm/publish');
      statuses.push(503);
      const ann = await newShopper(kaskad());

      await ann.tracks('Signed Up', { plan: 'gold' });
      await kaskad().advance('PT2M');

      expect(got).toHaveLength(2);
      const [first, second] = got;
      expect(second?.key).toBe(first?.key);
      const [, seconds, hex] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(second?.signature ?? '') ?? [];
      const mac = createHmac('sha256', SECRET).update(`${seconds}.${second?.body}`).digest('hex');
      expect(hex).toBe(mac);
      expect(JSON.parse(second?.body ?? '')).toMatchObject({
        journeyId: 'tell-crm',
        stepId: 'tell',
        profileId: (await ann.view()).id,
        data: { plan: 'gold' },
      });
      expect(await ann.enrollment('tell-crm')).toMatchObject({ status: 'exited', reason: 'told' });
      const line = await kaskad().timeline((await ann.view()).id);
      expect(
        line.filter(({ channel }) => channel === 'webhook').map(({ kind, reason }) => [kind, reason]),
      ).toEqual([
        ['send', 'http-200'],
        ['held', 'http-503'],
      ]);
    },
  );

  localOnly.it('is refused where it would lead inside', async () => {
    const [step, bye] = journey().steps;
    for (const url of [
      'https://10.0.0.1/',
      'http://crm.example/',
      'https://localhost/',
      'https://[::ffff:a9fe:a9fe]/',
    ]) {
      const document = { ...journey(), id: 'bad', steps: [{ ...step, url }, bye] };
      const answer = await kaskad().admin('PUT', '/v1/journeys/bad', document);
      expect([url, answer.status]).toEqual([url, 422]);
    }
  });
});
