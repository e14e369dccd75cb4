import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const KEY = 'known-to-the-gateway-and-us';

/** A gateway on this machine, with the requests of MTS Exolve. */
let server: Server;
const got: { number: string; destination: string; text: string; id: string }[] = [];
const statuses: number[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const status = statuses.shift() ?? 200;
      const id = `m${got.length + 1}`;
      if (status === 200) got.push({ ...JSON.parse(body), id });
      response.writeHead(status).end(JSON.stringify({ message_id: id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const setUp = async () => {
  const admin = (method: string, path: string, body: object) => kaskad().admin(method, path, body);
  await admin('PUT', '/v1/webhook-secrets/exolve', { value: 'the key of the application' });
  await admin('PUT', '/v1/webhook-secrets/exolve-callback', { value: KEY });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messaging/v1/SendSMS`;
  const saved = await admin('PUT', '/v1/settings/providers', {
    use: { sms: ['exolve', 'sns'] },
    gateways: { exolve: { preset: 'exolve', url, from: 'TEASHOP' } },
  });
  expect(saved.json.faults).toBeUndefined();
};

const callback = async (body: object) => {
  const answer = await fetch(`${kaskad().url}/v1/callbacks/exolve?key=${KEY}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  await kaskad().idle();
  return answer.json();
};

const to = ({ phone }: Shopper) => got.filter(({ destination }) => destination === phone.slice(1));
const consentOf = async (person: Shopper) =>
  (await person.view()).consent.find(({ channel }) => channel === 'sms')?.status;

describe('SMS by a gateway of the shop’s own', () => {
  localOnly.it(
    'goes to those who ignored the mail, is delivered, and ends with her STOP; START brings it back',
    async () => {
      await setUp();
      const ann = await newShopper(kaskad());
      await ann.adds('p1');
      await kaskad().advance('P2D');

      const [sms] = to(ann);
      expect(sms).toMatchObject({ number: 'TEASHOP', text: expect.stringContaining('cart') });
      const report = { message_id: sms?.id, status: 'STATUS_DELIVERED', sender: 'TEASHOP', text: sms?.text };
      expect(await callback(report)).toEqual({ taken: 1 });
      const entries = await kaskad().timeline((await ann.view()).id);
      expect(entries).toContainEqual(
        expect.objectContaining({ kind: 'delivery', name: 'delivered', channel: 'sms' }),
      );

      const stop = { message_id: 'in1', sender: ann.phone.slice(1), text: 'СТОП' };
      await callback({ ...stop, status: 'STATUS_DELIVERED' });
      await callback({ message_id: 'in2', sender: ann.phone.slice(1), text: 'stop' });
      await kaskad().advance('PT1M');
      expect(await consentOf(ann)).toBe('denied');
      expect(
        to(ann)
          .slice(1)
          .map(({ text }) => text),
      ).toEqual([expect.stringContaining('no more offers by SMS')]);

      await callback({ message_id: 'in3', sender: ann.phone.slice(1), text: 'Start' });
      await kaskad().advance('PT1M');
      expect(await consentOf(ann)).toBe('granted');
      expect(to(ann).at(-1)?.text).toContain('on again');
      const events = (await kaskad().timeline((await ann.view()).id)).filter(({ kind }) => kind === 'event');
      expect(events.filter(({ name }) => name === 'SMS Received')).toHaveLength(3);
    },
    60_000,
  );

  localOnly.it(
    'has what she writes in the inbox until somebody has dealt with it, and nothing of whoever is erased',
    async () => {
      await setUp();
      const eve = await newShopper(kaskad(), 'eve');
      const says = (text: string, id: string) =>
        callback({ message_id: id, sender: eve.phone.slice(1), text });
      await says('Is the kettle blue?', 'in11');
      await says('Is the kettle blue?', 'in11');
      await says('STOP', 'in12');

      const { id: profileId } = await eve.view();
      const inbox = async (status: string) => {
        const { json } = await kaskad().admin('GET', `/v1/replies?status=${status}`);
        const all = json.replies as { id: string; profileId: string }[];
        return all.filter((one) => one.profileId === profileId);
      };
      const [question, ...others] = await inbox('open');
      expect(question).toMatchObject({ from: eve.phone, text: 'Is the kettle blue?', status: 'open' });
      expect(others).toEqual([]);
      expect(await inbox('done')).toMatchObject([{ text: 'STOP', keyword: 'stop' }]);

      const done = await kaskad().admin('POST', `/v1/replies/${question?.id}/done`);
      expect(done.json).toMatchObject({ status: 'done', doneBy: expect.any(String) });
      expect(await inbox('open')).toEqual([]);
      expect(await inbox('done')).toHaveLength(2);
      await kaskad().admin('POST', `/v1/replies/${question?.id}/reopen`);
      expect(await inbox('open')).toHaveLength(1);

      await kaskad().admin('POST', `/v1/profiles/${profileId}/erase`);
      expect([...(await inbox('open')), ...(await inbox('done'))]).toEqual([]);
      expect((await kaskad().admin('POST', `/v1/replies/${question?.id}/done`)).status).toBe(404);
    },
    60_000,
  );

  localOnly.it(
    'goes by the second provider while the first takes none',
    async () => {
      await setUp();
      const bob = await newShopper(kaskad(), 'bob');
      await bob.adds('p1');
      statuses.push(429);
      await kaskad().advance('P2D');

      expect(to(bob)).toEqual([]);
      expect(await bob.got()).toEqual(['email', 'sms']);
    },
    60_000,
  );
});
