import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gatewayOf, providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import type { PublishedConfig } from '../../../../core/ports.ts';
import type { OutgoingMessage, Sender } from '../../../../core/send/ports.ts';
import type { Guard } from '../../../../functions/adapters/net/guarded-request.ts';
import type { Lookup } from '../../../../functions/adapters/net/pinned-lookup.ts';
import { smtpEmail } from '../../../../functions/adapters/senders/email-smtp.ts';
import { gatewaySms } from '../../../../functions/adapters/senders/sms-gateway.ts';
import { telegram } from '../../../../functions/adapters/senders/telegram.ts';
import { vapidKeys } from '../../../../functions/adapters/senders/vapid.ts';
import { webPush } from '../../../../functions/adapters/senders/web-push.ts';
import { newSecrets, standInBrowser } from '../../../../local/push/stand-in-browser.ts';
import { fakeSentMessages } from '../../../support/fakes/sent-messages.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

let reached = 0;
let inside: Server;
let port: number;
const secrets = fakeWebhookSecrets();
const { keys } = standInBrowser(newSecrets());
const clock = { now: () => Date.parse('2026-03-02T09:00:00Z') };

beforeAll(async () => {
  inside = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  const address = inside.address();
  port = typeof address === 'object' && address ? address.port : 0;
  await secrets.put('key', '123:token', 0);
});
beforeEach(() => {
  reached = 0;
});
afterAll(() => new Promise((resolve) => void inside.close(resolve)));

/** Whoever carries a message to a place that the shop, or a browser, has named. */
const carriers: [string, (host: string, guard: Guard) => [Sender, Partial<OutgoingMessage>]][] = [
  [
    'an SMS gateway',
    (host, guard) => {
      const acme = { url: `https://${host}:${port}/send`, body: { to: '{{ to }}' } };
      const gateway = gatewayOf(
        providerSettingsSchema.parse({ gateways: { acme: { ...acme, url: 'https://a.example/' } } }),
        'acme',
      );
      if (!gateway) throw new Error('no gateway');
      const parts = {
        guard,
        secrets,
        clock,
        sentMessages: fakeSentMessages(clock),
        publicUrl: 'https://k.example',
      };
      return [
        gatewaySms('acme', { ...gateway, url: acme.url }, parts),
        { channel: 'sms', to: '+79991112233' },
      ];
    },
  ],
  [
    'a Bot API',
    (host, guard) => {
      const providers = { telegram: { secret: 'key', api: `https://${host}:${port}` } };
      const config = { snapshot: async () => ({ providers }) } as unknown as PublishedConfig;
      return [telegram({ config, guard, secrets, clock }), { channel: 'telegram', to: '42' }];
    },
  ],
  [
    'a push service',
    (host, guard) => {
      const parts = {
        ...guard,
        keys: vapidKeys({ get: async () => 'secret' }),
        contact: 'https://k.example',
        clock,
      };
      const to = `https://${host}:${port}/1#${keys.p256dh}.${keys.auth}`;
      return [webPush(parts), { channel: 'webpush', to, from: 'https://k.example' }];
    },
  ],
  [
    'a mail server',
    (host, guard) => [smtpEmail({ host, port, secure: false }, { secrets, guard, clock }), {}],
  ],
];

const nameServer = (...answers: string[][]): { lookup: Lookup; asked: () => number } => {
  let asked = 0;
  const lookup = (_host: string, _options: unknown, done: (error: null, all: LookupAddress[]) => void) => {
    const found = answers[Math.min(asked++, answers.length - 1)] ?? [];
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { lookup: lookup as unknown as Lookup, asked: () => asked };
};

describe.each(carriers)('%s inside the network is not reached', (_, carrier) => {
  const send = async (host: string, guard: Partial<Guard> = {}) => {
    const [sender, message] = carrier(host, { mayCallLoopback: false, timeoutMs: 300, ...guard });
    const error = await sender.send(outgoing(message)).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: expect.stringMatching(/^provider-(rejected|unavailable)$/) });
    expect(error).not.toMatchObject({ ambiguous: true });
  };

  it.each(['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '169.254.169.254', '10.0.0.1'])(
    'by %s',
    async (host) => {
      await send(host);
      expect(reached).toBe(0);
    },
  );

  it.each([
    ['leads inside', ['127.0.0.1']],
    ['leads inside in the spelling of IPv6', ['::ffff:127.0.0.1']],
    ['leads inside with one of several', ['8.8.8.8', '127.0.0.1']],
    ['leads to the metadata of the machine', ['169.254.169.254']],
    ['leads nowhere', []],
  ])('by a name that %s', async (_, addresses) => {
    await send('sms.acme.example', { lookup: nameServer(addresses).lookup });
    expect(reached).toBe(0);
  });

  it('by a name whose server changes its mind: it is asked once', async () => {
    const { lookup, asked } = nameServer(['10.0.0.1'], ['127.0.0.1']);
    await send('sms.acme.example', { lookup });
    expect([asked(), reached]).toEqual([1, 0]);
  });
});
