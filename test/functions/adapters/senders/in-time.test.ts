import { describe, expect, it } from '@jest/globals';
import { gatewayOf, providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import type { Outages } from '../../../../core/provider/outage.ts';
import type { Sender } from '../../../../core/send/ports.ts';
import { breaking } from '../../../../functions/adapters/senders/breaker.ts';
import { TooLate } from '../../../../functions/adapters/senders/in-time.ts';
import { gatewaySms } from '../../../../functions/adapters/senders/sms-gateway.ts';
import { fakeOutages } from '../../../support/fakes/outages.ts';
import { fakeSentMessages } from '../../../support/fakes/sent-messages.ts';
import { fakeWebhookSecrets } from '../../../support/fakes/webhook-secrets.ts';
import { outgoing } from '../../../support/outgoing.ts';

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

  it('is not posted to a gateway whose key came late', async () => {
    const time = { nowMs: 0 };
    const clock = { now: () => time.nowMs };
    const url = 'https://gateway.example/send';
    const settings = { gateways: { slow: { preset: 'exolve', url, secret: 'key' } } };
    const gateway = gatewayOf(providerSettingsSchema.parse(settings), 'slow');
    const secrets = fakeWebhookSecrets();
    for (const name of ['key', 'exolve', 'exolve-callback']) await secrets.put(name, 'k', 0);
    const late: typeof secrets = {
      ...secrets,
      get(name) {
        time.nowMs += 2_000;
        return secrets.get(name);
      },
    };
    if (!gateway) throw new Error('no gateway');
    const parts = {
      guard: { mayCallLoopback: false },
      secrets: late,
      sentMessages: fakeSentMessages(clock),
      clock,
      publicUrl: 'https://k.example',
    };

    const sms = outgoing({ channel: 'sms', to: '+4915112345678', leavesByMs: 1_000 });
    await expect(gatewaySms('slow', gateway, parts).send(sms)).rejects.toBeInstanceOf(TooLate);
  });
});
