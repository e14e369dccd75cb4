import { describe, expect, it } from '@jest/globals';
import type { SwitchesSettings } from '../../../core/config/switches-settings.ts';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { enrolled, t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;

const armed = async (options: RigOptions = {}) => {
  const rig = advanceRig(options);
  await rig.wakes.arm(rig.wake(), due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof armed>>;
const sentBy = ({ provider }: Rig) => provider.accepted.map(({ channel }) => channel);
const told = (rig: Rig, kind: string) =>
  rig.timeline.entries().flatMap((one) => (one.kind === kind ? [[one.channel, one.reason]] : []));

const cases: Partial<SwitchesSettings>[] = [
  { all: true },
  { channels: { email: true } },
  { journeys: ['cart-abandoned'] },
];

describe('a message that is switched off', () => {
  it.each(cases)(
    'is held without being lost, and leaves within ten minutes of being lifted: %j',
    async (off) => {
      const rig = await armed();
      rig.switches.now = off;
      await rig.until(due + 5 * HOUR_MS);
      expect([sentBy(rig), told(rig, 'held')]).toEqual([[], [['email', 'switched-off']]]);

      rig.switches.now = {};
      await rig.until(due + 5 * HOUR_MS + 10 * MINUTE_MS);

      expect([sentBy(rig), told(rig, 'skip')]).toEqual([['email'], [['push', 'no-address']]]);
    },
  );

  it('is dropped as too late when it was due more than six hours ago', async () => {
    const rig = await armed();
    rig.switches.now = { all: true };
    await rig.until(due + 6 * HOUR_MS + 20 * MINUTE_MS);

    expect(sentBy(rig)).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'too-late' });
    expect(told(rig, 'skip')).toContainEqual(['email', 'too-late']);
  });

  it('does not count the night as lateness', async () => {
    const rig = await armed({ contact: { quietHours: { email: '09:00-20:00' } } });
    rig.switches.now = { channels: { email: true } };
    await rig.until(t0 + 13 * HOUR_MS);
    rig.switches.now = {};
    await rig.until(t0 + 13 * HOUR_MS + 10 * MINUTE_MS);

    expect(sentBy(rig)).toEqual(['email']);
  });

  it('does not leave when the switch is thrown between claim and provider', async () => {
    const rig = await armed();
    const { save } = rig.enrollments;
    rig.enrollments.save = async (enrollment) => {
      if (enrollment.claim) rig.switches.now = { all: true };
      return save(enrollment);
    };

    await rig.until(due + HOUR_MS);

    expect([sentBy(rig), told(rig, 'held')]).toEqual([[], [['email', 'switched-off']]]);
    expect(rig.enrollment()).not.toHaveProperty('claim');
  });

  it('keeps its due time over a pause of the journey', async () => {
    const rig = await armed();
    rig.switches.now = { all: true };
    await rig.until(due + HOUR_MS);
    rig.journey.status = 'paused';
    await rig.until(due + 2 * HOUR_MS);

    expect(rig.enrollment()).toMatchObject({ parkedDueAtMs: due });
    expect(rig.enrollment()).not.toHaveProperty('heldDueAtMs');
  });
});

it.each<Partial<SwitchesSettings>>([{ channels: { webhook: true } }, { journeys: ['cart-abandoned'] }])(
  'another system is not called either while its channel or journey is off: %j',
  async (off) => {
    const steps: Journey['steps'] = [{ id: 'tell', kind: 'webhook', url: 'https://crm.example/hook' }];
    const position = { stepId: 'tell', enteredStepAtMs: t0 };
    const rig = await armed({ journey: { ...cartAbandoned, steps }, enrollments: [enrolled({ position })] });
    rig.switches.now = off;
    await rig.until(due + 8 * HOUR_MS);
    expect(rig.webhooks.calls).toEqual([]);
    rig.switches.now = {};
    await rig.until(due + 9 * HOUR_MS);
    expect(rig.webhooks.calls).toHaveLength(1);
  },
);

it('a shop that is not live writes to its own people alone, and the cascade goes on at once', async () => {
  const rig = await armed();
  rig.switches.now = { allowOnly: ['+49*'] };
  await rig.until(due + 10 * MINUTE_MS);

  expect(sentBy(rig)).toEqual(['sms']);
  expect(told(rig, 'skip')).toContainEqual(['email', 'not-on-allow-list']);
});
