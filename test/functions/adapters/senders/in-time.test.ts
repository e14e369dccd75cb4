import type { LookupAddress } from 'node:dns';
import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { gatewayOf, providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import type { PublishedConfig } from '../../../../core/ports.ts';
import type { Outages } from '../../../../core/provider/outage.ts';
import type { OutgoingMessage, Sender } from '../../../../core/send/ports.ts';
import type { Guard } from '../../../../functions/adapters/net/guarded-request.ts';
import { breaking } from '../../../../functions/adapters/senders/breaker.ts';
import { smtpEmail } from '../../../../functions/adapters/senders/email-smtp.ts';
import { TooLate } from '../../../../functions/adapters/senders/in-time.ts';
import { eumSms } from '../../../../functions/adapters/senders/sms-eum.ts';
import { gatewaySms } from '../../../../functions/adapters/senders/sms-gateway.ts';
import { telegram } from '../../../../functions/adapters/senders/telegram.ts';
import { vapidKeys } from '../../../../functions/adapters/senders/vapid.ts';
import { webPush } from '../../../../functions/adapters/senders/web-push.ts';
import { newSecrets, standInBrowser } from '../../../../local/push/stand-in-browser.ts';
import { fakeOutages } from '../../../support/fakes/outages.ts';
import { fakeSentMessages } from '../../../support/fakes/sent-messages.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

const eum = mockClient(PinpointSMSVoiceV2Client);
const refused = { code: 'provider-unavailable', ambiguous: false };

/** A provider behind a table that takes its time to answer. */
const shop = () => {
  const world = { nowMs: 0, calls: 0, slowMs: 0 };
  const clock = { now: () => world.nowMs };
  const table = fakeOutages();
  const outages: Outages = {
    ...table,
    find(...ask) {
      world.nowMs += world.slowMs;
      return table.find(...ask);
    },
  };
  const sender: Sender = {
    async send() {
      world.calls += 1;
      return {};
    },
  };
  return { world, table, send: breaking('sns', sender, { clock, outages }).send };
};

/** Whatever is read before a call takes two seconds; `looked` counts the calls that came as far as a name. */
const lateParts = (world: { nowMs: number; looked: number }) => {
  const clock = { now: () => world.nowMs };
  const held = fakeWebhookSecrets();
  const pass = () => {
    world.nowMs += 2_000;
  };
  const secrets: typeof held = {
    ...held,
    async get(name) {
      pass();
      return held.get(name);
    },
  };
  const lookup = ((_host: string, _options: unknown, done: (error: Error) => void) => {
    world.looked += 1;
    done(new Error('nobody is to be called'));
  }) as unknown as Guard['lookup'] & object;
  return { clock, secrets, pass, guard: { mayCallLoopback: false, lookup } };
};

/** Each sender that has to read something first, and a message that it would carry. */
const carriers: [
  string,
  (parts: ReturnType<typeof lateParts>) => Promise<[Sender, Partial<OutgoingMessage>]>,
][] = [
  [
    'an SMS gateway',
    async ({ pass: _, ...parts }) => {
      const url = 'https://gateway.example/send';
      const settings = { gateways: { slow: { preset: 'exolve', url, secret: 'key' } } };
      const gateway = gatewayOf(providerSettingsSchema.parse(settings), 'slow');
      if (!gateway) throw new Error('no gateway');
      for (const name of ['key', 'exolve', 'exolve-callback']) await parts.secrets.put(name, 'k', 0);
      const more = { sentMessages: fakeSentMessages(parts.clock), publicUrl: 'https://k.example' };
      return [gatewaySms('slow', gateway, { ...parts, ...more }), { channel: 'sms', to: '+4915112345678' }];
    },
  ],
  [
    'End User Messaging',
    async ({ pass, clock }) => {
      const sms = eumSms({ dryRun: false }, '', clock);
      const slow: Sender = {
        send(message) {
          const sent = sms.send(message);
          // While the SDK is loaded.
          pass();
          return sent;
        },
      };
      return [slow, { channel: 'sms', to: '+4915112345678' }];
    },
  ],
  [
    'a bot',
    async ({ pass: _, ...parts }) => {
      const providers = providerSettingsSchema.parse({ telegram: {} });
      const config = { snapshot: async () => ({ providers }) } as unknown as PublishedConfig;
      await parts.secrets.put('telegram', '123:token', 0);
      return [telegram({ ...parts, config }), { channel: 'telegram', to: '42' }];
    },
  ],
  [
    'a push service',
    async ({ pass, clock, guard }) => {
      const browser = standInBrowser(newSecrets());
      const held = vapidKeys({ get: async () => 'the secret of a deployment' });
      const keys = () => {
        pass();
        return held();
      };
      const to = `https://push.example/1#${browser.keys.p256dh}.${browser.keys.auth}`;
      const contact = 'https://k.example';
      return [webPush({ keys, contact, clock, ...guard }), { channel: 'webpush', to, from: contact }];
    },
  ],
  [
    'a mail server',
    async ({ pass, clock, secrets }) => {
      const lookup = ((
        _host: string,
        _options: unknown,
        done: (error: null, all: LookupAddress[]) => void,
      ) => {
        pass();
        done(null, [{ address: '127.0.0.1', family: 4 }]);
      }) as unknown as Guard['lookup'] & object;
      const settings = { host: 'mail.example', port: 1, secure: false };
      return [smtpEmail(settings, { clock, secrets, guard: { mayCallLoopback: true, lookup } }), {}];
    },
  ],
];

beforeEach(() => {
  eum.reset();
  eum.on(SendTextMessageCommand).resolves({ MessageId: 'm1' });
});

describe('a message that was decided too long ago', () => {
  it('reaches no provider, which is not thought to be down for it, and may be tried again', async () => {
    const { world, table, send } = shop();
    world.slowMs = 1_001;

    await expect(send(outgoing({ leavesByMs: 1_000 }))).rejects.toMatchObject(refused);
    expect([world.calls, await table.find('sns', { fresh: true })]).toEqual([0, undefined]);
  });

  it('leaves to the last moment, and at any time where nobody has set one', async () => {
    const { world, send } = shop();
    world.slowMs = 1_000;

    await send(outgoing({ leavesByMs: 1_000 }));
    await send(outgoing());

    expect(world.calls).toBe(2);
  });

  it.each(carriers)('is not carried by %s that got ready too late', async (_, carrier) => {
    const world = { nowMs: 0, looked: 0 };
    const [sender, message] = await carrier(lateParts(world));

    const late = sender.send(outgoing({ ...message, leavesByMs: 1_000 }));
    await expect(late).rejects.toBeInstanceOf(TooLate);
    expect([world.looked, eum.calls().length]).toEqual([0, 0]);
  });
});
