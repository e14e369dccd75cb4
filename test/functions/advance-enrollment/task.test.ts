import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';
import { Crash, crashing } from '../../support/crash.ts';

const call = {
  id: 'call',
  kind: 'task' as const,
  title: 'Call {{ profile.firstName | default: "her" }}',
  text: 'She left {{ cart.items[0].name }}',
  queue: 'vip',
  due: 'PT2H',
};
const wait = { id: 'wait', kind: 'wait' as const, for: 'P1D' };
const journeyOf = (...steps: Journey['steps']): Journey => ({
  ...cartAbandoned,
  purpose: 'transactional',
  steps,
});
const rigWith = (options: RigOptions = {}) => {
  const position = { stepId: 'call', enteredStepAtMs: t0 };
  return advanceRig({
    journey: journeyOf(call, wait),
    enrollments: [enrolled({ position, wakesAtMs: t0 })],
    ...options,
  });
};

describe('a task of a journey', () => {
  it('is put on its work list with its own words, and the journey goes on', async () => {
    const rig = rigWith();
    await rig.handle(rig.wake());

    expect(rig.tasks.all()).toMatchObject([
      {
        profileId: 'ann',
        stepId: 'call',
        queue: 'vip',
        title: 'Call her',
        text: 'She left Kettle',
        phone: '+4915112345678',
        dueAtMs: t0 + 2 * HOUR_MS,
        status: 'open',
      },
    ]);
    expect(rig.enrollment()).toMatchObject({ position: { stepId: 'wait' }, sends: [{ channel: 'agent' }] });
    expect(rig.timeline.entries()).toMatchObject([{ kind: 'send', channel: 'agent', name: 'call' }]);
  });

  it('is judged as any message is: no call without consent to be called, none at night', async () => {
    const marketing = rigWith({ journey: { ...journeyOf(call, wait), purpose: 'marketing' } });
    await marketing.handle(marketing.wake());
    expect(marketing.skips()).toMatchObject([{ channel: 'agent', reason: 'no-consent' }]);
    expect(marketing.tasks.all()).toEqual([]);
  });

  it('is taken back when she orders', async () => {
    const rig = rigWith();
    await rig.handle(rig.wake());
    rig.edit({ lastOrder: { atMs: t0 + MINUTE_MS, source: 'pos' } });
    await rig.until(t0 + 2 * DAY_MS);

    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
    expect(rig.tasks.all()).toMatchObject([{ status: 'withdrawn', reason: 'ordered' }]);
  });

  it('stays to be done when the journey came to its end', async () => {
    const rig = rigWith({ journey: journeyOf(call) });
    await rig.handle(rig.wake());
    expect(rig.enrollment()?.status).toBe('completed');
    expect(rig.tasks.all()).toMatchObject([{ status: 'open' }]);
  });

  it('is a rung of a cascade, too', async () => {
    const template = { id: 'call-her', channel: 'agent' as const, subject: 'Call', text: 'Say hello' };
    const remind = {
      id: 'call',
      kind: 'cascade' as const,
      order: ['agent' as const],
      rungs: { agent: { template: 'call-her', wait: 'P1D' } },
    };
    const rig = rigWith({ journey: journeyOf(remind), templates: [template] });
    await rig.handle(rig.wake());
    expect(rig.tasks.all()).toMatchObject([
      { queue: 'calls', title: 'Call', text: 'Say hello', status: 'open' },
    ]);
  });

  it('is one task after a crash at whatever moment, and is told once', async () => {
    const count = crashing(rigWith().ports, undefined);
    await createHandler(count.ports)(rigWith().wake());
    for (let at = 0; at < count.state.calls; at++)
      for (const moment of ['before', 'after'] as const) {
        const rig = rigWith();
        const mortal = crashing(rig.ports, { call: at, moment });
        await createHandler(mortal.ports)(rig.wake()).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        rig.setTime(t0 + 3 * MINUTE_MS);
        await rig.handle(rig.wake());
        await rig.until(t0 + 3 * DAY_MS);

        const where = `${moment} call ${at}`;
        expect([where, rig.enrollment()?.status, rig.tasks.all().length]).toEqual([where, 'completed', 1]);
        expect([where, rig.timeline.entries().map(({ kind, reason }) => [kind, reason])]).toEqual([
          where,
          [['send', undefined]],
        ]);
      }
  });
});
