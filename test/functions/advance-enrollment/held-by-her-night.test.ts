import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import { createHandler } from '../../../functions/advance-enrollment/handler.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { t0 } from '../../support/ann.ts';
import { Crash } from '../../support/crash.ts';

const due = t0 + HOUR_MS;
const morning = due + 10 * HOUR_MS;

/** Due at eleven by her clock, when her night begins. */
const armed = async () => {
  const rig = advanceRig({ contact: { quietHours: { email: '11:00-21:00' } } });
  await rig.wakes.arm(rig.wake(), due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof armed>>;
const sentBy = ({ provider }: Rig) => provider.accepted.map(({ channel }) => channel);

describe('what her night holds', () => {
  it('is sent in the morning although a function whose clock is slow wrote that it is due at once', async () => {
    const rig = await armed();
    const slow = createHandler({ ...rig.ports, clock: { now: () => rig.ports.clock.now() - MINUTE_MS } });
    const arm = rig.wakes.arm.bind(rig.wakes);
    const written: unknown[] = [];
    const wakes = {
      async arm(...wake: Parameters<typeof arm>) {
        await arm(...wake);
        if (written.length > 0) return;
        await slow(rig.wake());
        written.push(rig.enrollment()?.wakesAtMs);
      },
    };

    await rig.until(due, createHandler({ ...rig.ports, wakes }));
    await rig.until(morning);

    expect(written).toEqual([due]);

    expect([sentBy(rig), rig.skips().map(({ channel }) => channel)]).toEqual([['email'], ['push']]);
  });

  it('is sent in the morning although whoever armed that died before the write, and nobody repeated it', async () => {
    const rig = await armed();
    const { save } = rig.ports.enrollments;
    rig.ports.enrollments.save = () => Promise.reject(new Crash());

    await expect(rig.until(due)).rejects.toThrow(Crash);
    rig.ports.enrollments.save = save;
    expect(rig.enrollment()?.wakesAtMs).toBe(due);
    await rig.until(morning);

    expect(sentBy(rig)).toEqual(['email']);
  });

  it('is late all the same when its wake comes more than six hours after the morning', async () => {
    const rig = await armed();
    await rig.until(due);

    rig.setTime(morning + 6 * HOUR_MS + 1);
    await rig.until(morning + 6 * HOUR_MS + 1);

    expect([sentBy(rig), rig.enrollment()?.reason]).toEqual([[], 'too-late']);
  });
});

describe('a message that its provider refused', () => {
  /** Each call is refused unless the time is between these. */
  const refusing = async (fromMs: number, options: RigOptions) => {
    const rig = advanceRig(options);
    await rig.wakes.arm(rig.wake(), due);
    rig.provider.script.before = () => {
      if (rig.ports.clock.now() < fromMs) throw new ProviderUnavailable('ses', false);
    };
    return rig;
  };

  it('before her night and after it was not refused all night long', async () => {
    const rig = await refusing(morning + MINUTE_MS, { contact: { quietHours: { email: '11:30-21:00' } } });

    await rig.until(morning + 20 * MINUTE_MS);

    expect([sentBy(rig), rig.enrollment()?.status]).toEqual([['email'], 'active']);
  });

  it('is given up after six hours of refusals from the morning on', async () => {
    const rig = await refusing(morning + 8 * HOUR_MS, { contact: { quietHours: { email: '11:30-21:00' } } });

    await rig.until(morning + 6 * HOUR_MS);
    expect(rig.enrollment()?.status).toBe('active');
    await rig.until(morning + 7 * HOUR_MS);

    expect([sentBy(rig), rig.enrollment()?.reason]).toEqual([[], 'too-late']);
  });

  it('before and after an operator held it is late by the time of both', async () => {
    const rig = await refusing(due + 7 * HOUR_MS, {});
    await rig.until(due + 10 * MINUTE_MS);
    rig.switches.now = { all: true };
    await rig.until(due + 5 * HOUR_MS);
    rig.switches.now = {};

    await rig.until(due + 7 * HOUR_MS);

    expect([sentBy(rig), rig.enrollment()?.reason]).toEqual([[], 'too-late']);
  });
});

it('a function whose clock is fast and that died puts off nothing that another one arms', async () => {
  const rig = advanceRig({ contact: { quietHours: { email: '11:01-21:00' } } });
  rig.setTime(due);
  const clock = { now: () => due + MINUTE_MS };
  const enrollments = { ...rig.ports.enrollments, save: () => Promise.reject(new Crash()) };
  await expect(createHandler({ ...rig.ports, clock, enrollments })(rig.wake())).rejects.toThrow(Crash);
  expect(rig.wakes.armed).toMatchObject([{ wakeNo: 2, atMs: morning }]);
  rig.provider.script.before = () => {
    delete rig.provider.script.before;
    throw new ProviderUnavailable('p', false);
  };

  await rig.handle(rig.wake());
  await rig.until(due + MINUTE_MS - 1);

  expect(sentBy(rig)).toEqual(['email']);
});
