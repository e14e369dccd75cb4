import { describe, expect, it } from '@jest/globals';
import { providerSettingsSchema } from '../../../../core/config/provider-settings.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import type { PublishedConfig } from '../../../../core/ports.ts';
import { bySettings } from '../../../../functions/adapters/senders/by-settings.ts';
import { fakeOutages } from '../../../support/fakes/outages.ts';
import { outgoing } from '../../../support/outgoing.ts';

/** SMS by the providers that `use` names, each failing as told. */
const house = (use: string[]) => {
  const world = { nowMs: 0, use, fails: {} as Record<string, Error>, made: [] as string[] };
  const asked: string[] = [];
  const config = {
    snapshot: async () => ({ providers: providerSettingsSchema.parse({ use: { sms: world.use } }) }),
  } as unknown as PublishedConfig;
  const sender = bySettings({
    channel: 'sms',
    config,
    clock: { now: () => world.nowMs },
    outages: fakeOutages(),
    maker: (name) => ({
      of: name,
      make() {
        world.made.push(name);
        return {
          async send() {
            asked.push(name);
            const error = world.fails[name];
            if (error) throw error;
            return { providerId: name };
          },
        };
      },
    }),
  });
  const send = () => sender.send(outgoing({ channel: 'sms' })).catch((error: unknown) => error);
  return { world, asked, send };
};

describe('the second provider', () => {
  it.each([
    ['refuses for now', new ProviderUnavailable('first', false, { cause: { name: 'ThrottlingException' } })],
    ['cannot be connected to', new ProviderUnavailable('first', false, { cause: { code: 'ECONNREFUSED' } })],
  ])('stands in where the first %s', async (_, error) => {
    const { world, asked, send } = house(['first', 'second']);
    world.fails.first = error;

    expect(await send()).toEqual({ providerId: 'second' });
    expect(asked).toEqual(['first', 'second']);
  });

  it.each([
    ['said nothing: the message may have left', new ProviderUnavailable('first', true)],
    ['rejected the message: no way round an opt-out', new ProviderRejected('first', 'OptedOut')],
    ['failed otherwise', new Error('a bug')],
  ])('is not asked where the first %s', async (_, error) => {
    const { world, asked, send } = house(['first', 'second']);
    world.fails.first = error;

    expect(await send()).toBe(error);
    expect(asked).toEqual(['first']);
  });

  it('takes all messages while the first is down, and the first again when it is back', async () => {
    const { world, asked, send } = house(['first', 'second']);
    world.fails.first = new ProviderUnavailable('first', true);
    for (let message = 0; message < 3; message++) await send();
    asked.length = 0;

    expect(await send()).toEqual({ providerId: 'second' });
    expect(asked).toEqual(['second']);
    delete world.fails.first;
    world.nowMs = 60_000;
    expect(await send()).toEqual({ providerId: 'first' });
  });

  it('is nobody where the shop has one: the message is refused for now', async () => {
    const { world, send } = house(['first']);
    world.fails.first = new ProviderUnavailable('first', false);

    expect(await send()).toMatchObject({ code: 'provider-unavailable', ambiguous: false });
  });
});

it('a choice that is changed counts from the next message; each provider is made once', async () => {
  const { world, send } = house(['first', 'second']);
  await send();
  world.use = ['second'];
  expect(await send()).toEqual({ providerId: 'second' });
  world.use = ['first', 'second'];
  expect(await send()).toEqual({ providerId: 'first' });
  expect(world.made).toEqual(['first', 'second']);
});
