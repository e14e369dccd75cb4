import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import type { PublishedConfig } from '../../../../core/ports.ts';
import { isDown } from '../../../../functions/adapters/senders/provider-errors.ts';
import { telegram } from '../../../../functions/adapters/senders/telegram.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

let server: Server;
let answer: (response: ServerResponse) => void;
let calls = 0;
const secrets = fakeWebhookSecrets();
beforeAll(async () => {
  server = createServer((_, response) => {
    calls += 1;
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await secrets.put('telegram', '123:token', 0);
  await secrets.put('broken', '../evil?', 0);
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

const send = (to = '42', settings: object = {}) => {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const providers = providerSettingsSchema.parse({ telegram: { api, ...settings } });
  const config = { snapshot: async () => ({ providers }) } as unknown as PublishedConfig;
  const guard = { mayCallLoopback: true, timeoutMs: 300 };
  return telegram({ config, guard, secrets, clock: { now: () => 0 } })
    .send(outgoing({ channel: 'telegram', to }))
    .catch((error: unknown) => error);
};
const says =
  (status: number, body = '{}') =>
  (response: ServerResponse) =>
    void response.writeHead(status).end(body);

it.each<[string, (response: ServerResponse) => void, object]>([
  ['takes the message', says(200, '{"ok":true,"result":{"message_id":7}}'), { providerId: '42:7' }],
  ['was blocked by her', says(403), { code: 'provider-rejected' }],
  ['knows no such chat', says(400), { code: 'provider-rejected' }],
  ['is asked too often', says(429), { ambiguous: false }],
  ['does not know the token', says(401), { ambiguous: false }],
  ['fails', says(502), { ambiguous: true }],
  ['says nothing', () => {}, { ambiguous: true }],
])('a bot that %s', async (_, said, expected) => {
  answer = said;
  expect(await send()).toMatchObject(expected);
});

it('whose API cannot be reached is down, and nothing has left', async () => {
  const error = await send('42', { api: 'http://127.0.0.1:1' });

  expect(error).toMatchObject({ ambiguous: false });
  expect(isDown(error)).toBe(true);
});

it('is not asked with what is no chat or without its token', async () => {
  calls = 0;
  const answers = [
    await send('@eve'),
    await send('42', { secret: 'none' }),
    await send('42', { secret: 'broken' }),
  ];

  expect(answers).toMatchObject([
    { code: 'provider-rejected' },
    { code: 'provider-unavailable', ambiguous: false },
    { code: 'provider-unavailable', ambiguous: false },
  ]);
  expect(calls).toBe(0);
});
