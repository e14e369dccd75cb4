import { describe, expect, it } from '@jest/globals';
import { armWatch, nextWatchMs } from '../../../core/analytics/arm-watch.ts';
import { experimentSettingsSchema } from '../../../core/config/experiment-settings.ts';
import { fakeJobMessages, fakeJobs } from '../../support/fakes/jobs.ts';

const at = (text: string) => Date.parse(text);
const parsed = (plan: object) => {
  const measure = { kind: 'orders', minimalDifference: 0.01 };
  const all = {
    journeyId: 'j',
    stepId: 's',
    measure,
    plannedPeople: 1_000,
    stopAutomatically: true,
    ...plan,
  };
  const [planned] = experimentSettingsSchema.parse({ plans: [all] }).plans;
  if (!planned) throw new Error('no plan');
  return planned;
};

describe('the next look at an experiment', () => {
  it('is at the same hour every day', () => {
    const next = at('2026-03-02T04:00:00Z');
    expect(nextWatchMs(at('2026-03-01T04:00:00Z'))).toBe(next);
    expect(nextWatchMs(at('2026-03-02T03:59:59Z'))).toBe(next);
    expect(nextWatchMs(next)).toBe(at('2026-03-03T04:00:00Z'));
  });

  it('is armed once, and only for whoever may stop by itself', async () => {
    const ports = {
      jobs: fakeJobs(),
      jobMessages: fakeJobMessages(),
      clock: { now: () => at('2026-03-01T09:00:00Z') },
    };
    await armWatch(ports, parsed({}), 'ann');
    await armWatch(ports, parsed({}), 'bob');
    await armWatch(ports, parsed({ journeyId: 'other', stopAutomatically: false }), 'ann');
    expect(ports.jobs.all()).toMatchObject([
      { kind: 'watch-experiment', by: 'ann', nextAtMs: at('2026-03-02T04:00:00Z') },
    ]);
    await armWatch(ports, parsed({ plannedPeople: 2_000 }), 'ann');
    expect(ports.jobs.all()).toHaveLength(2);
  });
});
