import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../../core/duration.ts';
import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { ann, enrolled, t0 } from '../../../support/ann.ts';
import { crashing } from '../../../support/crash.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, no) => ({
    profile: ann({ id: `p${no}` }),
    enrollment: enrolled({ id: `e${no}`, profileId: `p${no}` }),
  }));

const stopped = (count: number, ...others: Enrollment[]) => {
  const all = people(count);
  const rig = jobsRig({
    profiles: all.map(({ profile }) => profile),
    enrollments: [...all.map(({ enrollment }) => enrollment), ...others],
  });
  rig.journey.status = 'stopped';
  rig.setTime(t0 + MINUTE_MS);
  return { ...rig, stop: () => rig.start('stop-journey', { journeyId: 'cart-abandoned' }) };
};

const statuses = ({ enrollments }: ReturnType<typeof stopped>) =>
  [...new Set(enrollments.all().map(({ status, reason }) => `${status} ${reason}`))].toSorted();

describe('stopping a journey', () => {
  it('ends everybody inside with the reason, without waiting for their wakes', async () => {
    const rig = stopped(250);
    const { id } = await rig.stop();

    await rig.runJobs();

    expect(statuses(rig)).toEqual(['stopped stopped']);
    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { ended: 250 } });
  });

  it('tells each person once which messages do not come any more', async () => {
    const rig = stopped(1);
    await rig.stop();
    await rig.runJobs();
    await rig.until(t0 + HOUR_MS);

    expect(rig.skips().map(({ channel, reason, atMs }) => [channel, reason, atMs])).toEqual(
      ['push', 'email', 'sms'].map((channel) => [channel, 'stopped', t0 + MINUTE_MS]),
    );
  });

  it('ends those who are parked, and leaves other journeys and those who came in after it', async () => {
    const parked = enrolled({ id: 'parked', profileId: 'p1', parkedDueAtMs: t0 });
    const other = enrolled({ id: 'other', profileId: 'p1', journeyId: 'welcome' });
    const later = enrolled({ id: 'later', profileId: 'p1', enteredAtMs: t0 + 2 * MINUTE_MS });
    const rig = stopped(1, parked, other, later);
    await rig.stop();
    await rig.runJobs();

    const after = Object.fromEntries(rig.enrollments.all().map(({ id, status }) => [id, status]));
    expect(after).toEqual({ e0: 'stopped', parked: 'stopped', other: 'active', later: 'active' });
  });

  it('takes as many steps as it needs', async () => {
    const rig = stopped(30);
    const { id } = await rig.stop();
    const looks = { left: 6 };
    const remainingMs = () => (looks.left-- > 0 ? 30_000 : 0);
    for (let next = rig.jobMessages.take(t0); next; next = rig.jobMessages.take(t0)) {
      await rig.handleJob(next, { remainingMs });
      looks.left = 6;
    }

    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { ended: 30 } });
    expect((await rig.jobs.get(id))?.step).toBeGreaterThan(2);
    expect(statuses(rig)).toEqual(['stopped stopped']);
  });

  it.each(['before', 'after'] as const)(
    'ends everybody although a process dies %s any call',
    async (moment) => {
      for (let call = 0; ; call++) {
        const rig = stopped(3);
        await rig.stop();
        const message = rig.jobMessages.take(t0 + MINUTE_MS);
        if (!message) throw new Error('nothing was asked for');
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        await rig.handleJob(message, { given: ports }).catch(() => undefined);
        if (!state.dead) break;
        rig.setTime(t0 + 5 * MINUTE_MS);
        await rig.handleJob(message);
        await rig.runJobs();

        expect([call, statuses(rig)]).toEqual([call, ['stopped stopped']]);
        expect(rig.jobs.all()).toMatchObject([{ status: 'done' }]);
      }
    },
  );
});
