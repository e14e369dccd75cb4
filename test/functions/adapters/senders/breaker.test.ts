import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../core/duration.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import { breaking } from '../../../../functions/adapters/senders/breaker.ts';
import { outgoing } from '../../../support/outgoing.ts';

const silent = new ProviderUnavailable('ses', true);
const later = new ProviderUnavailable('ses', false, { cause: { name: 'TooManyRequestsException' } });
const unconnected = new ProviderUnavailable('ses', false, { cause: { code: 'ECONNREFUSED' } });

/** A provider that fails as told, behind a breaker, and a clock that only the test moves. */
const behindBreaker = () => {
  const world = { nowMs: 0, calls: 0, fails: undefined as Error | undefined };
  const sender = {
    async send() {
      world.calls++;
      if (world.fails) throw world.fails;
      return {};
    },
  };
  const guarded = breaking('ses', sender, { now: () => world.nowMs });
  const send = () =>
    guarded.send(outgoing()).then(
      () => 'sent',
      (error: unknown) => error,
    );
  const times = async (count: number) => {
    for (let at = 0; at < count; at++) await send();
  };
  return { world, send, times };
};

describe('a provider that is down', () => {
  it.each([silent, unconnected])(
    'is left alone after three failures, and the message may be tried again',
    async (error) => {
      const { world, send, times } = behindBreaker();
      world.fails = error;
      await times(3);

      expect(await send()).toMatchObject({ code: 'provider-unavailable', ambiguous: false });
      expect(world.calls).toBe(3);
    },
  );

  it('is tried by one message after the pause; that takes long, and the others do not wait for it', async () => {
    const { world, send, times } = behindBreaker();
    world.fails = silent;
    await times(3);
    world.nowMs = 30 * SECOND_MS;

    const [tried, other] = await Promise.all([send(), send()]);

    expect([tried, other]).toMatchObject([{ ambiguous: true }, { ambiguous: false }]);
    expect(world.calls).toBe(4);
  });

  it('costs a few messages in six hours, each of them a try', async () => {
    const { world, send } = behindBreaker();
    world.fails = silent;
    for (; world.nowMs < 6 * HOUR_MS; world.nowMs += SECOND_MS) await send();

    expect(world.calls).toBeLessThan(35);
  });

  it('is trusted again once it has answered', async () => {
    const { world, send, times } = behindBreaker();
    world.fails = silent;
    await times(3);
    world.fails = undefined;
    world.nowMs = MINUTE_MS;

    expect([await send(), await send()]).toEqual(['sent', 'sent']);
  });
});

describe('a provider that answers', () => {
  it.each([later, new ProviderRejected('ses', 'MessageRejected')])(
    'is not down, whatever it says',
    async (error) => {
      const { world, times } = behindBreaker();
      world.fails = error;
      await times(20);

      expect(world.calls).toBe(20);
    },
  );

  it('in between starts the count anew', async () => {
    const { world, times } = behindBreaker();
    for (const error of [silent, silent, later, silent, silent]) {
      world.fails = error;
      await times(1);
    }
    world.fails = undefined;
    await times(1);

    expect(world.calls).toBe(6);
  });
});
