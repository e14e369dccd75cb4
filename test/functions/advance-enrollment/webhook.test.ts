import { describe, expect, it } from '@jest/globals';
import { providerSettingsSchema } from '../../../core/config/provider-settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';
import { Crash, crashing } from '../../support/crash.ts';

const journey = {
  ...cartAbandoned,
  steps: [
    {
      id: 'tell',
      kind: 'webhook' as const,
      url: 'https://crm.example/hook',
      data: { cart: { var: 'cart.id' } },
    },
    { id: 'mail', kind: 'send' as const, channel: 'email' as const, template: 'cart-email' },
  ],
};
const rigAt = () => {
  const position = { stepId: 'tell', enteredStepAtMs: t0 };
  return advanceRig({ journey, enrollments: [enrolled({ position, wakesAtMs: t0 })] });
};
const told = ({ timeline }: ReturnType<typeof advanceRig>) =>
  timeline.entries().flatMap(({ kind, channel, reason }) => (channel === 'webhook' ? [[kind, reason]] : []));

describe('a webhook of a journey', () => {
  it('says whom and which step it is about, is written down, and the journey goes on at once', async () => {
    const rig = rigAt();
    await rig.handle(rig.wake());

    const [call] = rig.webhooks.calls;
    expect(call?.url).toBe('https://crm.example/hook');
    expect(JSON.parse(call?.body ?? '')).toEqual({
      id: call?.id,
      at: new Date(t0).toISOString(),
      journeyId: 'cart-abandoned',
      stepId: 'tell',
      profileId: 'ann',
      data: { cart: 'c1' },
    });
    expect(told(rig)).toEqual([['send', 'http-200']]);
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
    expect(rig.enrollment()).toMatchObject({ status: 'completed', sends: [{ channel: 'email' }] });
  });

  it('is repeated under the same id while the other system is down, and then given up', async () => {
    const rig = rigAt();
    const down = { kind: 'failed' as const, reason: 'http-503', again: true };
    rig.webhooks.answers.push(down, down, down, down, down);
    await rig.wakes.arm(rig.wake(), t0);

    await rig.until(t0 + HOUR_MS);

    expect(new Set(rig.webhooks.calls.map(({ id }) => id)).size).toBe(1);
    expect(told(rig)).toEqual([...Array(4).fill(['held', 'http-503']), ['skip', 'http-503']]);
    expect(rig.enrollment()?.status).toBe('completed');
  });

  it('is not made for somebody whose order came in between', async () => {
    const rig = rigAt();
    const { save } = rig.enrollments;
    rig.ports.enrollments.save = async (enrollment) => {
      const stored = await save(enrollment);
      rig.edit({ lastOrder: { atMs: t0 + 1, source: 'pos' } });
      return stored;
    };
    await rig.handle(rig.wake());

    expect(rig.webhooks.calls).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
  });

  it('that was published before its secret became that of callbacks is not made', async () => {
    const [tell, ...rest] = journey.steps;
    const signed = { ...journey, steps: [{ ...tell, secret: 'acme' }, ...rest] } as typeof journey;
    const position = { stepId: 'tell', enteredStepAtMs: t0 };
    const rig = advanceRig({ journey: signed, enrollments: [enrolled({ position, wakesAtMs: t0 })] });
    const { snapshot } = rig.ports.config;
    const acme = { url: 'https://sms.example/', body: {}, reports: { secret: 'acme' } };
    const providers = providerSettingsSchema.parse({ gateways: { acme } });
    rig.ports.config.snapshot = async () => ({ ...(await snapshot()), providers });
    await rig.handle(rig.wake());

    expect(rig.webhooks.calls).toEqual([]);
    expect(told(rig)).toEqual([['skip', 'forbidden-secret']]);
  });

  it('is made once, however many wakes come at the same time', async () => {
    const rig = rigAt();
    await Promise.allSettled(Array.from({ length: 50 }, () => rig.handle(rig.wake())));
    expect(rig.webhooks.calls).toHaveLength(1);
  });

  it('says the same id after a crash at whatever moment, and nobody is left behind', async () => {
    const whole = crashing(rigAt().ports, undefined);
    await createHandler(whole.ports)(rigAt().wake());
    for (let call = 0; call < whole.state.calls; call++) {
      for (const moment of ['before', 'after'] as const) {
        const rig = rigAt();
        const mortal = crashing(rig.ports, { call, moment });
        await createHandler(mortal.ports)(rig.wake()).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        rig.setTime(t0 + 3 * MINUTE_MS);
        await rig.handle(rig.wake());
        await rig.until(t0 + HOUR_MS);

        const where = `${moment} call ${call}`;
        const ids = new Set(rig.webhooks.calls.map(({ id }) => id));
        expect([where, ids.size, rig.enrollment()?.status]).toEqual([where, 1, 'completed']);
        expect([where, rig.webhooks.calls.length <= 2]).toEqual([where, true]);
        expect([where, rig.provider.accepted.length <= 1]).toEqual([where, true]);
        expect([where, told(rig)]).toEqual([where, [['send', 'http-200']]]);
      }
    }
  });

  it('whose answer could not be stored at first is not made again', async () => {
    const rig = rigAt();
    const { save } = rig.enrollments;
    let saves = 0;
    rig.ports.enrollments.save = async (enrollment) => {
      if (saves++ === 1) {
        await save({ ...enrollment, ...rig.enrollment(), version: enrollment.version });
        throw new Conflict('enrollment');
      }
      return save(enrollment);
    };
    await rig.handle(rig.wake());

    expect(rig.webhooks.calls).toHaveLength(1);
    expect(rig.enrollment()?.status).toBe('completed');
  });
});
