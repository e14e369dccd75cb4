import { describe, expect, it, jest } from '@jest/globals';
import { countsOfEnd } from '../../../core/analytics/told/enrollment-counts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { AddressGone, Conflict, ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import { ended } from '../../../core/journey/moves.ts';
import type { LinkedIdentity } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import type { AdvancePorts } from '../../../functions/advance-enrollment/ports.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, t0 } from '../../support/ann.ts';
import { Crash, type CrashPlan, crashing } from '../../support/crash.ts';

const due = t0 + HOUR_MS;
const VISIBILITY_MS = 3 * MINUTE_MS;

/** The whole cascade with a process that dies once; the queue gives the wake again, as it does for a process that is gone. */
const play = async (
  plan: CrashPlan | undefined,
  spoil: (rig: ReturnType<typeof advanceRig>) => void = () => {},
) => {
  const rig = advanceRig({ contact: { caps: { email: { max: 1, per: 'P1D' } } } });
  spoil(rig);
  const mortal = crashing(rig.ports, plan);
  let isAlive = true;
  const again: { wake: Parameters<typeof rig.handle>[0]; atMs: number }[] = [];
  await rig.wakes.arm(rig.wake(), due);
  const handle = async (wake: Parameters<typeof rig.handle>[0]) => {
    await createHandler(isAlive ? mortal.ports : rig.ports)(wake).catch((error: unknown) => {
      if (error instanceof Crash) isAlive = false;
      again.push({ wake, atMs: rig.ports.clock.now() + VISIBILITY_MS });
    });
  };
  for (let minutes = 0; minutes <= 4 * 24 * 60; minutes += 1) {
    const nowMs = due + minutes * MINUTE_MS;
    await rig.until(nowMs, handle);
    for (const { wake } of again.filter(({ atMs }) => atMs <= nowMs)) await handle(wake);
    again.splice(0, again.length, ...again.filter(({ atMs }) => atMs > nowMs));
  }
  return { rig, calls: mortal.state.calls };
};

/** Each try of the cascade, by what the timeline says of it. */
const told = ({ timeline }: ReturnType<typeof advanceRig>) =>
  timeline
    .entries()
    .filter(({ kind }) => kind === 'send')
    .map(({ channel }) => channel);

/** What was counted, by row; whether a message is known to have left is not the same after a crash. */
const counted = ({ counters }: ReturnType<typeof advanceRig>) =>
  Object.entries(counters.rows())
    .map(([row, { unknown: _, ...add }]) => [row, add])
    .toSorted();

describe('a process that dies', () => {
  it('at any call, before it or after it, sends nothing twice, loses nothing and leaves nobody behind', async () => {
    const { calls, rig: alive } = await play(undefined);
    expect(calls).toBeGreaterThan(30);
    expect(alive.counters.sum('sent')).toBe(2);
    expect(alive.counters.sum('cost:EUR')).toBeGreaterThan(0);
    expect(alive.counters.sum('ended:completed')).toBe(1);

    for (let call = 0; call < calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const { rig } = await play({ call, moment });
        const where = `${moment} call ${call}`;
        const channels = rig.provider.accepted.map(({ channel }) => channel);

        expect([where, new Set(channels).size]).toEqual([where, channels.length]);
        expect([where, told(rig)]).toEqual([where, ['email', 'sms']]);
        expect([where, rig.enrollment()?.status]).toEqual([where, 'completed']);
        expect([where, rig.enrollment()?.claim]).toEqual([where, undefined]);
        expect([where, counted(rig)]).toEqual([where, counted(alive)]);
      }
    }
  });
});

type Rig = ReturnType<typeof advanceRig>;

const saysNoOnce = ({ provider }: Rig) => {
  provider.script.before = () => {
    delete provider.script.before;
    throw new ProviderUnavailable('p', false);
  };
};

/** The write that says that the provider is called now. */
const tellsNothingOnce =
  (error: Error) =>
  ({ ports: { enrollments } }: Rig) => {
    const { save } = enrollments;
    let times = 0;
    enrollments.save = async (enrollment) => {
      const stored = await save(enrollment);
      if (enrollment.claim && !enrollment.claim.uncalled && times++ === 0) throw error;
      return stored;
    };
  };

/** Which messages count under the caps. */
const placesOf = ({ ports: { caps } }: Rig): Set<string> => {
  const places = new Set<string>();
  const { reserve, release } = caps;
  caps.reserve = async (ask) => {
    const isReserved = await reserve(ask);
    if (isReserved) places.add(ask.sendId);
    return isReserved;
  };
  caps.release = async (place) => {
    places.delete(place.sendId);
    await release(place);
  };
  return places;
};

describe('what a wake decided whose process died', () => {
  const order = ['push' as const, 'email' as const];
  const trial = {
    ...cartAbandoned,
    steps: cartAbandoned.steps.map((step) =>
      step.kind === 'cascade'
        ? { ...step, order: { experiment: [0.5, 0.5].map((share) => ({ share, order })) } }
        : step,
    ),
  };
  const journey = compileJourney(trial, 1);

  /** She orders two minutes later, which is folded in before the queue gives the wake again. */
  const orderedBetween = async (plan: CrashPlan | undefined) => {
    const rig = advanceRig({ journey: trial, contact: { caps: { email: { max: 1, per: 'P1D' } } } });
    const places = placesOf(rig);
    const mortal = crashing(rig.ports, plan);
    rig.setTime(due);
    await createHandler(mortal.ports)(rig.wake()).catch(() => undefined);
    const stored = await rig.ports.enrollments.get('ann', rig.wake().enrollmentId);
    if (!stored) throw new Error('nobody there');
    const over = await rig.ports.enrollments.save(
      ended(stored, { kind: 'exit', reason: 'ordered' }, due + 2 * MINUTE_MS),
    );
    const shop = (await rig.ports.config.snapshot()).shop;
    await rig.counters.tell({ counts: countsOfEnd({ enrollment: over, journey, profile: ann(), shop }) });
    rig.setTime(due + VISIBILITY_MS);
    await rig.handle(rig.wake());
    await rig.until(due + HOUR_MS);
    return { rig, stored, places, calls: mortal.state.calls };
  };

  const pushesLeftOut = ({ counters }: Rig): number =>
    counters
      .counts()
      .filter(({ row }) => row.channel === 'push')
      .flatMap(({ add }) => Object.entries(add))
      .reduce((sum, [name, amount]) => sum + (name.startsWith('skipped:') ? (amount ?? 0) : 0), 0);

  it('counts as far as it stands: a message is left out once, and who never stood at a trial is not in it', async () => {
    const { calls } = await orderedBetween(undefined);
    expect(calls).toBeGreaterThan(15);

    const stands = new Set<boolean>();
    for (let call = 0; call < calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const { rig, stored } = await orderedBetween({ call, moment });
        const where = `${moment} call ${call}`;
        const isThere = stored.position.stepId === 'remind';
        stands.add(isThere);

        expect([where, pushesLeftOut(rig)]).toEqual([where, 1]);
        expect([where, rig.counters.news('exposure').length > 0]).toEqual([where, isThere]);
      }
    }
    expect(stands.size).toBe(2);
  });

  it('keeps no place under the caps for a message that has not left', async () => {
    const { calls } = await orderedBetween(undefined);

    for (let call = 0; call < calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const { rig, places } = await orderedBetween({ call, moment });
        const left = rig.enrollment()?.sends.map(({ sendId }) => sendId) ?? [];
        const where = `${moment} call ${call}`;

        expect([where, [...places].filter((sendId) => !left.includes(sendId))]).toEqual([where, []]);
      }
    }
  });

  it('gives a place back only when whoever took it, and was only slow, can call nobody any more', async () => {
    const calls = (await orderedBetween(undefined)).calls;
    const said = new Set<string>();
    for (let call = 0; call < calls; call++) {
      const rig = advanceRig({ contact: { caps: { email: { max: 1, per: 'P1D' } } } });
      const { enrollments, caps } = rig.ports;
      rig.setTime(due);
      const cutOff = crashing(rig.ports, { call, moment: 'before' }).ports;
      await createHandler(cutOff)(rig.wake()).catch(() => undefined);
      const slow = rig.enrollment();
      const goesOn = async () => {
        if (!slow?.claim?.uncalled) return 'calls nobody';
        const { uncalled: _, ...claim } = slow.claim;
        return enrollments.save({ ...slow, claim }).then(
          () => 'calls',
          () => 'calls nobody',
        );
      };
      const release: typeof caps.release = async (ask) => {
        said.add(await goesOn());
        return caps.release(ask);
      };
      rig.setTime(due + VISIBILITY_MS);
      const handle = createHandler({ ...rig.ports, caps: { ...caps, release } });
      await handle(rig.wake());
      await rig.until(due + HOUR_MS, handle);
    }
    expect([...said]).toEqual(['calls nobody']);
  });

  it('takes no place away from who took it over as well, however late a place is given back', async () => {
    const { calls } = await orderedBetween(undefined);
    let takenOver = 0;
    for (let call = 0; call < calls; call++) {
      const rig = advanceRig({ contact: { caps: { email: { max: 1, per: 'P1D' } } } });
      const places = placesOf(rig);
      const { caps } = rig.ports;
      rig.setTime(due);
      const cutOff = crashing(rig.ports, { call, moment: 'before' }).ports;
      await createHandler(cutOff)(rig.wake()).catch(() => undefined);
      if (!rig.enrollment()?.claim?.uncalled) continue;
      const release: typeof caps.release = async (ask) => {
        takenOver++;
        await rig.handle(rig.wake());
        return caps.release(ask);
      };
      rig.setTime(due + 11 * MINUTE_MS);
      const handle = createHandler({ ...rig.ports, caps: { ...caps, release } });
      await handle(rig.wake()).catch(() => undefined);
      await rig.until(due + HOUR_MS);

      const left = rig.provider.accepted.map(({ sendId }) => sendId);
      expect([call, left.length, left.filter((sendId) => !places.has(sendId))]).toEqual([call, 1, []]);
    }
    expect(takenOver).toBeGreaterThan(0);
  });

  it('leaves once when whoever takes it over dies as well: his claim runs out like any other', async () => {
    const { calls } = await orderedBetween(undefined);
    const moments = ['before', 'after'] as const;
    const deaths = [0, 1, 2, 3, 4].flatMap((call) => moments.map((moment) => ({ call, moment })));
    let died = 0;
    for (let call = 0; call < calls; call++) {
      for (const death of deaths) {
        const rig = advanceRig({ contact: { caps: { email: { max: 1, per: 'P1D' } } } });
        const places = placesOf(rig);
        const dieAt = async (atMs: number, plan: CrashPlan) => {
          rig.setTime(atMs);
          await createHandler(crashing(rig.ports, plan).ports)(rig.wake()).catch(() => undefined);
        };
        await dieAt(due, { call, moment: 'before' });
        if (!rig.enrollment()?.claim?.uncalled) break;
        await dieAt(due + 11 * MINUTE_MS, death);
        rig.setTime(due + 14 * MINUTE_MS);
        await rig.handle(rig.wake());
        await rig.until(due + HOUR_MS);

        const left = rig.provider.accepted.map(({ sendId }) => sendId);
        const where = `${call}, then ${death.moment} call ${death.call}`;
        expect([where, left.length, [...places]]).toEqual([where, 1, left]);
        expect([where, rig.enrollment()?.claim]).toEqual([where, undefined]);
        died++;
      }
    }
    expect(died).toBeGreaterThan(10);
  });

  it('that a provider would not take a message is counted once, if the process lived to write it', async () => {
    const { calls } = await play(undefined, saysNoOnce);

    for (let call = 0; call < calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const { rig } = await play({ call, moment }, saysNoOnce);
        const { attempts, accepted } = rig.provider;
        const refused = attempts.find((message) => !accepted.includes(message))?.sendId;
        const isUnknown = rig
          .enrollment()
          ?.sends.some(({ sendId, outcome }) => sendId === refused && outcome === 'unknown');
        const held = rig.counters.sum('held:provider-unavailable');
        const where = `${moment} call ${call}`;

        expect([where, held]).toEqual([where, isUnknown ? 0 : 1]);
      }
    }
  });
});

describe('the place under the caps', () => {
  it.each([
    ['a provider said no', saysNoOnce],
    [
      'a write was made that somebody else seems to have come before',
      tellsNothingOnce(new Conflict('enrollment')),
    ],
    ['a write was made although it failed', tellsNothingOnce(new Error('away'))],
  ])('is kept by what counts as unknown, wherever a process dies: after %s', async (_, spoil) => {
    let places = new Set<string>();
    const spoilt = (rig: Rig) => {
      spoil(rig);
      places = placesOf(rig);
    };
    const { calls } = await play(undefined, spoilt);

    for (let call = 0; call < calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const { rig } = await play({ call, moment }, spoilt);
        const mails = rig.timeline.entries().filter(({ channel }) => channel === 'email');
        const unknown = mails.filter(({ reason }) => reason === 'unknown');
        const uncounted = unknown.filter(({ sendId = '' }) => !places.has(sendId));

        expect([`${moment} call ${call}`, uncounted]).toEqual([`${moment} call ${call}`, []]);
      }
    }
  });
});

describe('a write that was made although it failed', () => {
  it('wherever it is, costs neither a message nor a second one', async () => {
    for (let lost = 0; lost < 12; lost++) {
      const rig = advanceRig();
      const { save } = rig.ports.enrollments;
      let saves = 0;
      rig.ports.enrollments.save = async (enrollment) => {
        const stored = await save(enrollment);
        if (saves++ === lost) throw new Conflict('enrollment');
        return stored;
      };
      await rig.wakes.arm(rig.wake(), due);

      await rig.until(due + 4 * DAY_MS);

      expect([lost, rig.provider.accepted.map(({ channel }) => channel)]).toEqual([lost, ['email', 'sms']]);
      expect([lost, rig.enrollment()?.sends.map(({ outcome }) => outcome)]).toEqual([lost, ['sent', 'sent']]);
    }
  });
});

describe('counters or a timeline that fail once after a message left', () => {
  it.each(['counters', 'timeline'] as const)('make it neither unknown nor two: %s', async (name) => {
    const rig = advanceRig();
    const port = rig.ports[name] as unknown as Record<string, (...args: unknown[]) => Promise<void>>;
    const method = name === 'counters' ? 'tell' : 'append';
    const told = port[method]?.bind(port);
    let fails = 1;
    port[method] = async (...args) => {
      if (rig.provider.accepted.length === 1 && fails-- > 0) throw new ProviderUnavailable(name, true);
      await told?.(...args);
    };
    await rig.wakes.arm(rig.wake(), due);

    await rig.until(due + 4 * DAY_MS);

    expect(fails).toBeLessThan(1);
    expect(rig.enrollment()?.sends.map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
    expect(rig.counters.sum('sent')).toBe(2);
    expect(rig.counters.sum('unknown')).toBe(0);
  });
});

describe('what fails after a provider said no', () => {
  const refusal = new ProviderUnavailable('p', false);
  const places: [string, (ports: AdvancePorts, fails: () => void) => void, Error][] = [
    ['giving back its place', ({ caps }, fails) => failing(caps, 'release', fails), refusal],
    ['the timeline', ({ timeline }, fails) => failing(timeline, 'append', fails), refusal],
    ['the next wake', ({ wakes }, fails) => failing(wakes, 'arm', fails), refusal],
    ['the write', ({ enrollments }, fails) => failing(enrollments, 'save', fails), refusal],
    [
      'telling that a device is gone',
      ({ bus }, fails) => failing(bus, 'putEvents', fails),
      new AddressGone('p', 'x'),
    ],
    [
      'looking for another device',
      ({ suppressions }, fails) => failing(suppressions, 'find', fails),
      new AddressGone('p', 'x'),
    ],
  ];
  const failing = <P extends object>(port: P, name: keyof P & string, fails: () => void) => {
    const method = port[name] as (...args: unknown[]) => unknown;
    const put = async (...args: unknown[]) => {
      fails();
      return method.apply(port, args);
    };
    Object.assign(port, { [name]: put });
  };
  const device = (value: string, linkedAtMs: number): LinkedIdentity => ({
    ...{ namespace: 'deviceToken', value, linkedAtMs, deviceType: 'ios' },
  });

  it.each(places)('leaves nothing unknown: %s', async (_, spoil, no) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const identities = [...ann().identities, device('old', t0), device('new', t0 + 1)];
    const contact = { caps: { push: { max: 1, per: 'P1D' } } };
    const rig = advanceRig({ profiles: [ann({ identities })], contact });
    let isAway = false;
    let failures = 0;
    rig.provider.script.before = () => {
      delete rig.provider.script.before;
      isAway = true;
      throw no;
    };
    spoil(rig.ports, () => {
      if (!isAway) return;
      isAway = false;
      failures++;
      throw new Error('away');
    });
    await rig.wakes.arm(rig.wake(), due);

    await rig.until(due + HOUR_MS, (wake) =>
      rig.handle(wake).catch(() => rig.wakes.arm(wake, rig.ports.clock.now() + VISIBILITY_MS)),
    );

    expect(failures).toBe(1);
    const outcomes = rig.enrollment()?.sends.map(({ channel, outcome }) => [channel, outcome]);
    expect(outcomes?.filter(([, outcome]) => outcome !== 'held')).toEqual([['push', 'sent']]);
    expect(rig.provider.accepted).toHaveLength(1);
    warn.mockRestore();
  });
});

/** Park and Miller's generator: the same seed, the same faults. */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

describe('providers with faults, wakes that come twice', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => 1_000 + 7_919 * index);

  it.each(seeds)('never take one send twice, and every message has an outcome (seed %i)', async (seed) => {
    const luck = random(seed);
    const rig = advanceRig();
    let ambiguous = 0;
    rig.provider.script.before = () => {
      const fate = luck();
      if (fate < 0.2) throw new ProviderUnavailable('p', false);
      if (fate < 0.25) throw new ProviderRejected('p', 'MessageRejected');
      if (fate < 0.35) {
        ambiguous++;
        throw new ProviderUnavailable('p', true);
      }
    };
    rig.provider.script.after = () => {
      if (luck() > 0.15) return;
      ambiguous++;
      throw new ProviderUnavailable('p', true);
    };
    await rig.wakes.arm(rig.wake(), due);

    await rig.until(due + 4 * DAY_MS, async (wake) => {
      const times = luck() < 0.3 ? 5 : 1;
      await Promise.all(Array.from({ length: times }, () => rig.handle(wake)));
    });

    const sendIds = rig.provider.accepted.map(({ sendId }) => sendId);
    expect(new Set(sendIds).size).toBe(sendIds.length);
    expect(rig.provider.accepted.filter(({ channel }) => channel === 'email').length).toBeLessThanOrEqual(1);
    expect(rig.provider.accepted.filter(({ channel }) => channel === 'sms').length).toBeLessThanOrEqual(1);
    const unknown = rig.timeline.entries().filter(({ reason }) => reason === 'unknown');
    expect(unknown).toHaveLength(ambiguous);
    expect(rig.enrollment()).toMatchObject({ status: 'completed' });
  });
});
