import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../../core/duration.ts';
import { ann, enrolled, t0 } from '../../../support/ann.ts';
import { crashing } from '../../../support/crash.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const due = t0 + HOUR_MS;

/** So many people as the table said an hour before it was lost; no schedule of theirs is left. */
const restored = (...dues: number[]) => {
  const people = dues.map((wakesAtMs, no) => ({ wakesAtMs, id: `p${no}` }));
  return jobsRig({
    profiles: people.map(({ id }) => ann({ id })),
    enrollments: people.map(({ id, wakesAtMs }) => enrolled({ id: `e-${id}`, profileId: id, wakesAtMs })),
  });
};
type Rig = ReturnType<typeof restored>;

const rearm = (rig: Rig, untilMs: number) =>
  rig.start('rearm-people', { journeyIds: ['cart-abandoned'], untilMs });
const mailsTo = ({ provider }: Rig) => provider.attempts.map(({ profileId }) => profileId);

describe('waking people after a restore', () => {
  it('sends what was due after the time that is lost, and nothing that may have left in it', async () => {
    const rig = restored(due, due + 2 * HOUR_MS);
    await rig.until(due + HOUR_MS);
    const { id } = await rearm(rig, due + HOUR_MS);

    await rig.runJobs();
    await rig.until(due + 2 * HOUR_MS + MINUTE_MS);

    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { rearmed: 1, dropped: 1 } });
    expect(mailsTo(rig)).toEqual(['p1']);
  });

  it('makes schedules of the lost time harmless: they know a number that counts no more', async () => {
    const rig = restored(due);
    await rig.until(due + HOUR_MS);
    await rig.wakes.arm({ enrollmentId: 'e-p0', profileId: 'p0', wakeNo: 7 }, due + HOUR_MS + MINUTE_MS);
    await rearm(rig, due + HOUR_MS);

    await rig.runJobs();
    await rig.until(due + 2 * HOUR_MS);

    expect(mailsTo(rig)).toEqual([]);
  });

  it('finds also whom a run of a broadcast took in, whose schedule of the lost time would send a step twice', async () => {
    const rig = jobsRig({ profiles: [ann()], enrollments: [enrolled({ runId: 'r1', startsAtMs: t0 })] });
    const [enrollmentId] = rig.enrollments.all().map(({ id }) => id);
    await rig.runs.create({
      ...{ journeyId: 'cart-abandoned', runId: 'r1', jobId: 'j1', at: '2026-03-02T09:00' },
      ...{ dueAtMs: t0, by: 'mara', status: 'on' },
    });
    await rig.until(due + HOUR_MS);
    const lost = { enrollmentId: enrollmentId ?? '', profileId: 'ann', wakeNo: 2 };
    await rig.wakes.arm(lost, due + 24 * HOUR_MS);
    const { id } = await rearm(rig, due + HOUR_MS);

    await rig.runJobs();
    await rig.until(due + 25 * HOUR_MS);

    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { rearmed: 0, dropped: 1 } });
    expect(mailsTo(rig)).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'sends nothing twice although it dies %s any call',
    async (moment) => {
      for (let call = 0; ; call++) {
        const rig = restored(due, due + 2 * HOUR_MS);
        await rig.until(due + HOUR_MS);
        await rearm(rig, due + HOUR_MS);
        const message = rig.jobMessages.take(due + HOUR_MS);
        if (!message) throw new Error('nothing was asked for');
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        await rig.handleJob(message, { given: ports }).catch(() => undefined);
        if (!state.dead) break;
        await rig.until(due + HOUR_MS + 5 * MINUTE_MS);
        await rig.handleJob(message);
        await rig.runJobs();
        await rig.until(due + 3 * HOUR_MS);

        expect([call, mailsTo(rig)]).toEqual([call, ['p1']]);
      }
    },
  );
});
