import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../core/duration.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../../core/errors.ts';
import type { Outages } from '../../../../core/provider/outage.ts';
import type { Sender } from '../../../../core/send/ports.ts';
import { breaking } from '../../../../functions/adapters/senders/breaker.ts';
import { breakingByHost } from '../../../../functions/adapters/senders/breaking-by-host.ts';
import { TooLate } from '../../../../functions/adapters/senders/in-time.ts';
import { fakeOutages } from '../../../support/fakes/outages.ts';
import { outgoing } from '../../../support/outgoing.ts';

const silent = new ProviderUnavailable('ses', true);
const later = new ProviderUnavailable('ses', false, { cause: { name: 'TooManyRequestsException' } });
const unconnected = new ProviderUnavailable('ses', false, { cause: { code: 'ECONNREFUSED' } });

/** A provider that fails as told, a table, and processes that each have a breaker before it. Only the test moves the clock. */
const shop = () => {
  const world = { nowMs: 0, calls: 0, probes: 0, finds: 0, writes: 0, fails: undefined as Error | undefined };
  const table = fakeOutages();
  const outages: Outages = {
    find(...ask) {
      world.finds++;
      return table.find(...ask);
    },
    replace(...ask) {
      world.writes++;
      return table.replace(...ask);
    },
  };
  const sender: Sender = {
    async send() {
      world.calls++;
      if (world.fails) throw world.fails;
      return {};
    },
  };
  const probed: Sender = {
    ...sender,
    async probe() {
      world.probes++;
      if (world.fails === silent) throw silent;
    },
  };
  const slow: Sender = {
    ...sender,
    async probe() {
      world.nowMs += 2 * SECOND_MS;
    },
  };
  const process = (behind = sender) => {
    const parts = { clock: { now: () => world.nowMs }, outages, tell: () => {} };
    const guarded = breaking('ses', behind, parts);
    return (leavesByMs?: number) =>
      guarded.send(outgoing(leavesByMs === undefined ? {} : { leavesByMs })).then(
        () => 'sent',
        (error: unknown) => error,
      );
  };
  const times = async (count: number, send: () => Promise<unknown>) => {
    for (let at = 0; at < count; at++) await send();
  };
  return { world, outages, sender, probed, slow, process, times };
};

const refusal = { code: 'provider-unavailable', ambiguous: false };

describe('a provider that is down', () => {
  it.each([silent, unconnected])(
    'is left alone by all processes after two failures, whosever they were',
    async (error) => {
      const { world, process } = shop();
      const [one, other, third] = [process(), process(), process()];
      world.fails = error;
      await one();
      await other();

      for (const send of [one, other, third]) expect(await send()).toMatchObject(refusal);
      expect(world.calls).toBe(2);
    },
  );

  it('is tried after the pause by one message, of whichever process; the others do not wait for it', async () => {
    const { world, process, times } = shop();
    const [one, other] = [process(), process()];
    world.fails = silent;
    await times(2, one);
    world.nowMs = 30 * SECOND_MS;

    const answers = await Promise.all([one(), other(), one(), other()]);

    expect(world.calls).toBe(3);
    expect(answers.filter((error) => (error as ProviderUnavailable).ambiguous)).toHaveLength(1);
  });

  it.each(['a message', 'a call that reaches nobody'])(
    'is left alone twice as long each time that %s that was to find out is told "later"',
    async (by) => {
      const { world, sender, probed, process, times } = shop();
      const send = process(by === 'a message' ? sender : probed);
      world.fails = silent;
      await times(2, send);
      world.fails = later;
      for (const atMs of [30 * SECOND_MS, 90 * SECOND_MS]) {
        world.nowMs = atMs;
        expect(await send()).toMatchObject(refusal);
      }
      const { calls } = world;

      world.nowMs += 2 * MINUTE_MS - 1;
      expect(await process()()).toMatchObject(refusal);
      expect(world.calls).toBe(calls);
      world.fails = undefined;
      world.nowMs += 1;
      expect(await send()).toBe('sent');
    },
  );

  it('is tried again although whoever tried has died', async () => {
    const { world, sender, process, times } = shop();
    world.fails = silent;
    await times(2, process());
    world.nowMs = 30 * SECOND_MS;
    void process({ ...sender, send: () => new Promise(() => {}) })();
    await new Promise((resolve) => setImmediate(resolve));
    world.fails = undefined;

    expect(await process()()).toMatchObject(refusal);
    world.nowMs += MINUTE_MS;
    expect(await process()()).toBe('sent');
  });

  it('costs two messages in six hours where it can be asked without one, and is asked each five minutes', async () => {
    const { world, probed, process } = shop();
    const sends = Array.from({ length: 20 }, () => process(probed));
    world.fails = silent;
    const answers: unknown[] = [];
    for (; world.nowMs < 6 * HOUR_MS; world.nowMs += SECOND_MS)
      answers.push(await sends[(world.nowMs / SECOND_MS) % 20]?.());

    expect(answers.slice(2).filter((error) => (error as ProviderUnavailable).ambiguous)).toEqual([]);
    expect(world.calls).toBe(2);
    expect(world.probes).toBeGreaterThan(60);
    expect(world.probes).toBeLessThan(80);
  });

  it('costs a message a try where it cannot', async () => {
    const { world, process } = shop();
    const sends = Array.from({ length: 20 }, () => process());
    world.fails = silent;
    for (; world.nowMs < 6 * HOUR_MS; world.nowMs += SECOND_MS)
      await sends[(world.nowMs / SECOND_MS) % 20]?.();

    expect(world.calls).toBeLessThan(80);
  });

  it('is asked again at once when the message that was to find out came too late for it', async () => {
    const { world, probed, slow, process, times } = shop();
    world.fails = silent;
    await times(2, process());
    world.fails = undefined;
    world.nowMs = 30 * SECOND_MS;

    expect(await process(slow)(31 * SECOND_MS)).toBeInstanceOf(TooLate);
    expect(world.calls).toBe(2);
    expect(await process(probed)()).toBe('sent');
    expect(world.probes).toBe(1);
  });

  it('is no more shut when it answers, though always too late for a message that waits a second', async () => {
    const { world, outages, slow, process, times } = shop();
    const inTime = (send: ReturnType<typeof process>) => send(world.nowMs + SECOND_MS);
    world.fails = silent;
    await times(2, process());
    world.fails = undefined;
    world.nowMs = 30 * SECOND_MS;

    expect(await inTime(process(slow))).toBeInstanceOf(TooLate);
    expect(await inTime(process(slow))).toBe('sent');
    expect(await outages.find('ses', { fresh: true })).toBeUndefined();
  });

  it('that answers what reaches nobody, always too late, and no message, costs one each time that it is tried', async () => {
    const { world, slow, process } = shop();
    const sends = Array.from({ length: 20 }, () => process(slow));
    world.fails = silent;
    for (; world.nowMs < 6 * HOUR_MS; world.nowMs += SECOND_MS)
      await sends[(world.nowMs / SECOND_MS) % 20]?.(world.nowMs + SECOND_MS);

    expect(world.calls).toBeLessThan(80);
  });

  it('is no less shut for a message that came too late: the next one has to find out as well', async () => {
    const { world, probed, slow, process, times } = shop();
    world.fails = silent;
    await times(2, process());
    world.nowMs = 30 * SECOND_MS;
    await process(slow)(31 * SECOND_MS);

    expect(await process(probed)()).toMatchObject(refusal);
    expect([world.calls, world.probes]).toEqual([2, 1]);
    world.nowMs += MINUTE_MS - 1;
    expect(await process(probed)()).toMatchObject(refusal);
    expect(world.probes).toBe(1);
  });

  it('is well when it has answered an earlier call meanwhile, though the one that was to find out came too late', async () => {
    const { world, outages, process } = shop();
    const early = Promise.withResolvers<object>();
    const answers = [() => early.promise, () => Promise.reject(silent), () => Promise.reject(silent)];
    const probe = async () => {
      early.resolve({});
      await new Promise((resolve) => setImmediate(resolve));
      world.nowMs += 2 * SECOND_MS;
    };
    const send = process({ probe, send: async () => (await answers.shift()?.()) ?? {} });
    const first = send();
    await send();
    await send();
    world.nowMs = 30 * SECOND_MS;

    expect(await send(31 * SECOND_MS)).toBeInstanceOf(TooLate);
    expect(await first).toBe('sent');
    expect(await outages.find('ses', { fresh: true })).toBeUndefined();
  });

  it('is trusted again by all once it has answered one', async () => {
    const { world, process, times } = shop();
    const [one, other] = [process(), process()];
    world.fails = silent;
    await times(2, one);
    await other();
    world.fails = undefined;
    world.nowMs = MINUTE_MS;

    expect([await one(), await other(), await one()]).toEqual(['sent', 'sent', 'sent']);
  });

  it('calls that were under way when it was shut make no pause longer', async () => {
    const { world, process } = shop();
    world.fails = silent;
    await Promise.all(Array.from({ length: 20 }, () => process()()));
    world.fails = undefined;
    world.nowMs = 31 * SECOND_MS;

    expect(await process()()).toBe('sent');
  });
});

describe('a provider that answers', () => {
  it('costs no write, and a read in three seconds at most', async () => {
    const { world, process, times } = shop();
    const send = process();
    for (; world.nowMs < 30 * SECOND_MS; world.nowMs += SECOND_MS) await times(10, send);

    expect(world).toMatchObject({ calls: 300, finds: 10, writes: 0 });
  });

  it('is not down, whatever it says of messages', async () => {
    const { world, process, times } = shop();
    world.fails = new ProviderRejected('ses', 'MessageRejected');
    await times(50, process());

    expect(world).toMatchObject({ calls: 50, writes: 0 });
  });

  it('in between starts the count anew, whomever it answered', async () => {
    const { world, process, times } = shop();
    const [one, other] = [process(), process()];
    for (const send of [one, other, one, other]) {
      world.fails = silent;
      await send();
      world.fails = undefined;
      world.nowMs += SECOND_MS;
      await times(1, other);
    }

    expect(world.calls).toBe(8);
  });

  it('"later" is asked on, unless it said nothing else to one process for two minutes', async () => {
    const { world, process, times } = shop();
    const send = process();
    world.fails = later;
    await times(40, send);
    expect(world.calls).toBe(40);
    world.nowMs = 2 * MINUTE_MS;
    await times(2, send);
    expect(world.calls).toBe(41);

    world.fails = undefined;
    world.nowMs += 30 * SECOND_MS;
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
  });

  it.each(['left it alone', 'was not needed'])(
    '"later" once more after it was well again is called on by a process that %s meanwhile',
    async (meanwhile) => {
      const { world, process, times } = shop();
      const [one, other] = [process(), process()];
      world.fails = later;
      await times(20, one);
      world.nowMs = 2 * MINUTE_MS;
      await times(1, one);
      if (meanwhile === 'left it alone') await times(1, one);
      world.fails = undefined;
      world.nowMs += 30 * SECOND_MS;
      expect(await other()).toBe('sent');
      world.nowMs += 3 * SECOND_MS;

      world.fails = later;
      await one();
      world.fails = undefined;

      expect([await one(), await other()]).toEqual(['sent', 'sent']);
    },
  );

  it('"later" to a process is forgotten when another one has found it out of order', async () => {
    const { world, process, times } = shop();
    const [one, other] = [process(), process()];
    world.fails = later;
    await times(20, one);
    world.nowMs = 2 * MINUTE_MS;
    world.fails = silent;
    await times(2, other);
    world.nowMs += 3 * SECOND_MS;
    await times(1, one);
    world.fails = undefined;
    world.nowMs += 30 * SECOND_MS;
    expect(await other()).toBe('sent');
    world.nowMs += 3 * SECOND_MS;

    world.fails = later;
    await one();
    world.fails = undefined;

    expect(await other()).toBe('sent');
    expect(await one()).toBe('sent');
  });

  it('"later" but for some is called by all', async () => {
    const { world, process, times } = shop();
    const send = process();
    for (; world.nowMs < 10 * MINUTE_MS; world.nowMs += SECOND_MS) {
      world.fails = world.nowMs % MINUTE_MS === 0 ? undefined : later;
      await times(1, send);
    }

    expect(world.calls).toBe(600);
  });
});

describe('whoever may mend it', () => {
  const warned = () =>
    jest.mocked(console.warn).mock.calls.map(([line]) => JSON.parse(String(line)) as { message: string });

  beforeEach(() => void jest.spyOn(console, 'warn').mockReturnValue());
  afterEach(() => void jest.restoreAllMocks());

  /** Asked each second by two functions, by the clock of the test. */
  const downFor = async (ms: number, by: typeof breaking) => {
    const { world, outages } = shop();
    const sender: Sender = { send: () => Promise.reject(silent) };
    const parts = { clock: { now: () => world.nowMs }, outages };
    const guarded = [by('ses', sender, parts), by('ses', sender, parts)];
    for (; world.nowMs < ms; world.nowMs += SECOND_MS)
      for (const one of guarded) await one.send(outgoing()).catch(() => undefined);
    return warned();
  };

  it('is told by name of one that stays down, again while it does', async () => {
    const told = await downFor(30 * MINUTE_MS, breaking);

    expect(told[0]).toMatchObject({
      message: 'a provider has been left alone for minutes',
      reason: 'ses',
      count: 5,
    });
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect(told.length).toBeLessThan(10);
  });

  it('is not told of a hiccup', async () => {
    expect(await downFor(200 * SECOND_MS, breaking)).toEqual([]);
  });

  it('is not told of push services, which anybody may make up', async () => {
    expect(await downFor(30 * MINUTE_MS, breakingByHost)).toEqual([]);
  });
});

describe('a table that cannot be reached', () => {
  it('stops no message', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const away = () => Promise.reject(new Error('away'));
    const sender: Sender = { send: async () => ({}) };
    const parts = { clock: { now: () => 0 }, outages: { find: away, replace: away } };

    expect(await breaking('ses', sender, parts).send(outgoing())).toEqual({});
    const failing = breaking('ses', { send: () => Promise.reject(silent) }, parts);
    await expect(failing.send(outgoing())).rejects.toBe(silent);
    warn.mockRestore();
  });
});
