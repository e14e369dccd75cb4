import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;

const armed = async () => {
  const rig = advanceRig();
  await rig.wakes.arm(rig.wake(), due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof armed>>;
const sentBy = ({ provider }: Rig) => provider.accepted.map(({ channel }) => channel);
const held = (rig: Rig) =>
  rig.timeline.entries().flatMap(({ kind, channel, reason }) => (kind === 'held' ? [[channel, reason]] : []));

describe('a wake of somebody on pause', () => {
  it('is armed anew day by day, says so once, and sends when the pause is over', async () => {
    const rig = await armed();
    rig.edit({ pause: { saidAtMs: t0, endsAtMs: t0 + 3 * DAY_MS } });

    await rig.until(t0 + 3 * DAY_MS - 1);
    expect([sentBy(rig), held(rig)]).toEqual([[], [['email', 'on-pause']]]);
    await rig.until(t0 + 3 * DAY_MS);

    expect([sentBy(rig), held(rig)]).toEqual([['email'], [['email', 'on-pause']]]);
  });

  it('sends nothing either when the pause comes between claim and provider', async () => {
    const rig = await armed();
    const { save } = rig.enrollments;
    rig.enrollments.save = async (enrollment) => {
      if (enrollment.claim) rig.edit({ pause: { saidAtMs: due, endsAtMs: due + DAY_MS } });
      return save(enrollment);
    };

    await rig.until(due + HOUR_MS);

    expect([sentBy(rig), held(rig)]).toEqual([[], [['email', 'on-pause']]]);
    expect(rig.enrollment()).not.toHaveProperty('claim');
    await rig.until(due + DAY_MS);
    expect(sentBy(rig)).toEqual(['email']);
  });
});

describe('a wake of somebody who complains', () => {
  it('comes back hourly without another word, and sends within the hour after it is closed', async () => {
    const rig = await armed();
    rig.edit({ complaints: [{ id: 'c1', saidAtMs: t0 }] });

    await rig.until(due + 2 * DAY_MS);
    expect([sentBy(rig), held(rig)]).toEqual([[], [['email', 'complaint-open']]]);
    rig.edit({ complaints: [{ id: 'c1', saidAtMs: due + 2 * DAY_MS, closed: true }] });
    await rig.until(due + 2 * DAY_MS + HOUR_MS);

    expect(sentBy(rig)).toEqual(['email']);
  });
});
