import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const TOKEN = '1234567890:AAF-a_token_of_a_bot';

/** Telegram's Bot API on this machine: one chat has blocked the bot. */
let server: Server;
const got: { url: string | undefined; chat_id: string; text: string }[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const message = { url: request.url, ...JSON.parse(body) };
      got.push(message);
      const isBlocked = message.chat_id === '13';
      response
        .writeHead(isBlocked ? 403 : 200)
        .end(
          JSON.stringify(
            isBlocked ? { ok: false, error_code: 403 } : { ok: true, result: { message_id: 7 } },
          ),
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const put = async (path: string, document: object) => {
    const { json } = await kaskad().admin('PUT', path, document);
    expect(json.faults).toBeUndefined();
  };
  await put('/v1/webhook-secrets/telegram', { value: TOKEN });
  await put('/v1/settings/providers', { telegram: { api: `http://127.0.0.1:${port}` } });
  await put('/v1/settings/people', { namespaces: ['telegram'] });
  await put('/v1/templates/hello', {
    id: 'hello',
    channel: 'telegram',
    text: 'Hello, {{ profile.name }} <b>',
  });
  await put('/v1/journeys/welcome', {
    id: 'welcome',
    trigger: { event: 'Signed Up' },
    steps: [{ id: 'hello', kind: 'send', channel: 'telegram', template: 'hello' }],
  });
  expect((await kaskad().admin('POST', '/v1/journeys/welcome/publish')).status).toBe(200);
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const signsUp = async (name: string, traits: object) => {
  const shopper = await newShopper(kaskad(), name, { name });
  // Which chat is hers is for the shop's server to say: a public key adds no such address.
  await kaskad().batch([{ type: 'identify', userId: shopper.userId, traits }], SERVER);
  await kaskad().idle();
  await shopper.tracks('Signed Up');
  await kaskad().advance('PT1M');
  return shopper;
};

describe('Telegram', () => {
  localOnly.it('reaches whoever has begun a chat and allowed it, in plain text', async () => {
    const ann = await signsUp('ann', { telegram: '42', consent: { telegram: 'granted' } });

    expect(got).toEqual([{ url: `/bot${TOKEN}/sendMessage`, chat_id: '42', text: 'Hello, ann <b>' }]);
    expect(await kaskad().timeline((await ann.view()).id)).toContainEqual(
      expect.objectContaining({ kind: 'send', channel: 'telegram', journeyId: 'welcome' }),
    );
  });

  localOnly.it('reaches nobody without a chat, without consent, or who has blocked the bot', async () => {
    const people = [
      await signsUp('bob', { consent: { telegram: 'granted' } }),
      await signsUp('eve', { telegram: '43' }),
      await signsUp('joe', { telegram: '13', consent: { telegram: 'granted' } }),
    ];

    const reasons = await Promise.all(
      people.map(async (one) => (await one.skips()).map(({ reason }) => reason)),
    );
    expect(reasons).toEqual([['no-address'], ['no-consent'], ['provider-rejected']]);
    expect(got.map(({ chat_id }) => chat_id)).toEqual(['42', '13']);
  });
});
