import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from '../../../../core/duration.ts';
import { createHandler as createAdvance } from '../../../../functions/advance-enrollment/handler.ts';
import { ann, enrolled, t0 } from '../../../support/ann.ts';
import { crashing } from '../../../support/crash.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const due = t0 + HOUR_MS;

/** So many people in the abandoned cart, each armed for an hour after T0. */
const inside = async (count: number, changes: Parameters<typeof ann>[0] = {}) => {
  const ids = Array.from({ length: count }, (_, no) => `p${no}`);
  const enrollments = ids.map((profileId) => enrolled({ id: `e-${profileId}`, profileId }));
  const rig = jobsRig({ profiles: ids.map((id) => ann({ id, ...changes })), enrollments });
  for (const { id: enrollmentId, profileId, wakeNo } of enrollments)
    await rig.wakes.arm({ enrollmentId, profileId, wakeNo }, due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof inside>>;

/** Paused before anything falls due, and live again then. */
const pausedUntil = async (rig: Rig, resumedAtMs: number) => {
  rig.journey.status = 'paused';
  await rig.until(resumedAtMs);
  rig.journey.status = 'live';
};
const resume = (rig: Rig, perMinute = 100) =>
  rig.start('resume-journey', { journeyId: 'cart-abandoned', perMinute });
const mailsTo = ({ provider }: Rig) => provider.attempts.map(({ profileId }) => profileId);

describe('resuming a journey', () => {
  it('lets everybody go on who was due, at once where they are few', async () => {
    const rig = await inside(80);
    await pausedUntil(rig, due + 2 * HOUR_MS);
    const { id } = await resume(rig);

    await rig.runJobs();
    await rig.until(due + 2 * HOUR_MS + 1000);

    expect(new Set(mailsTo(rig)).size).toBe(80);
    expect(mailsTo(rig)).toHaveLength(80);
    expect(await rig.jobs.get(id)).toMatchObject({ counts: { resumed: 80, tooLate: 0 } });
  });

  it('spreads many: so many a minute', async () => {
    const rig = await inside(250);
    const resumedAtMs = due + 2 * HOUR_MS;
    await pausedUntil(rig, resumedAtMs);
    await resume(rig);
    await rig.runJobs();

    const sentBy = async (minutes: number) => {
      await rig.until(resumedAtMs + minutes * MINUTE_MS + 1000);
      return mailsTo(rig).length;
    };
    expect([await sentBy(0), await sentBy(1), await sentBy(2)]).toEqual([100, 200, 250]);
  });

  it('drops what was due more than six hours ago, and nobody is late by waiting for her turn', async () => {
    const rig = await inside(120);
    await pausedUntil(rig, due + 6 * HOUR_MS);
    await resume(rig, 1);
    await rig.runJobs();
    await rig.until(due + 9 * HOUR_MS);
    expect(mailsTo(rig)).toHaveLength(120);

    const late = await inside(1);
    await pausedUntil(late, due + 6 * HOUR_MS + 1);
    const { id } = await resume(late);
    await late.runJobs();
    await late.until(due + 9 * HOUR_MS);
    expect(mailsTo(late)).toEqual([]);
    expect(late.skips().map(({ reason }) => reason)).toContain('too-late');
    expect(await late.jobs.get(id)).toMatchObject({ counts: { resumed: 1, tooLate: 1 } });
  });

  it('looks a second time for those who were parked meanwhile', async () => {
    const rig = await inside(1);
    await pausedUntil(rig, due - 1);
    const { id } = await resume(rig);
    await rig.runJobs();
    const [parked] = rig.enrollments.all();
    if (parked) await rig.enrollments.save({ ...parked, parkedDueAtMs: due });
    rig.wakes.armed.length = 0;
    expect(await rig.jobs.get(id)).toMatchObject({ status: 'running' });

    rig.setTime(due + MINUTE_MS);
    await rig.runJobs();
    await rig.until(due + 2 * MINUTE_MS);

    expect(mailsTo(rig)).toHaveLength(1);
    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: { resumed: 1 } });
  });

  it('leaves them where they are when it is paused again', async () => {
    const rig = await inside(3);
    await pausedUntil(rig, due + HOUR_MS);
    const { id } = await resume(rig);
    rig.journey.status = 'paused';
    await rig.runJobs();

    expect(await rig.jobs.get(id)).toMatchObject({ status: 'done', counts: {} });
    expect(rig.enrollments.all().every(({ parkedDueAtMs }) => parkedDueAtMs === due)).toBe(true);
  });

  it('goes on under the winner of a merge', async () => {
    const rig = await inside(1);
    await pausedUntil(rig, due + HOUR_MS);
    rig.edit({ mergedInto: 'winner' }, 'p0');
    rig.profiles.stored.set('winner', { value: ann({ id: 'winner', mergedFrom: ['p0'] }), version: 1 });
    await resume(rig);
    await rig.runJobs();
    await rig.until(due + HOUR_MS + MINUTE_MS);

    expect(mailsTo(rig)).toEqual(['winner']);
    const ended = rig.enrollments.all().find(({ profileId }) => profileId === 'p0');
    expect(ended).toMatchObject({ status: 'exited', reason: 'merged' });
  });

  it.each(['before', 'after'] as const)(
    'writes once to everybody although it dies %s any call',
    async (moment) => {
      for (let call = 0; ; call++) {
        const rig = await inside(3);
        await pausedUntil(rig, due + HOUR_MS);
        await resume(rig);
        const message = rig.jobMessages.take(due + HOUR_MS);
        if (!message) throw new Error('nothing was asked for');
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        await rig.handleJob(message, { given: ports }).catch(() => undefined);
        if (!state.dead) break;
        await rig.until(due + HOUR_MS + 5 * MINUTE_MS);
        await rig.handleJob(message);
        for (const minutes of [5, 10, 15]) {
          await rig.until(due + HOUR_MS + minutes * MINUTE_MS);
          await rig.runJobs();
        }

        expect([call, mailsTo(rig).toSorted()]).toEqual([call, ['p0', 'p1', 'p2']]);
      }
    },
  );

  it('wakes nobody twice and forgets nobody, whatever order the calls of job and wakes come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(2), async (scheduler, late) => {
        const rig = await inside(3);
        rig.journey.status = 'paused';
        // One wake is on its way while the journey is resumed.
        const waiting = rig.wakes.armed.splice(0, late);
        await rig.until(due);
        rig.setTime(due + MINUTE_MS);
        const enrollments = {
          ...rig.enrollments,
          get: scheduler.scheduleFunction(rig.enrollments.get),
          save: scheduler.scheduleFunction(rig.enrollments.save),
        };
        const wake = createAdvance({ ...rig.ports, enrollments });
        await resume(rig);
        const message = rig.jobMessages.take(due + MINUTE_MS);
        const work = Promise.all([
          ...waiting.map(async (one) => wake(one)),
          scheduler.schedule(Promise.resolve()).then(() => {
            rig.journey.status = 'live';
            if (message) return rig.handleJob(message, { given: { ...rig.jobPorts, enrollments } });
          }),
        ]);
        await scheduler.waitFor(work);
        for (const minutes of [2, 4, 6]) {
          await rig.until(due + minutes * MINUTE_MS);
          await rig.runJobs();
        }

        expect(mailsTo(rig).toSorted()).toEqual(['p0', 'p1', 'p2']);
      }),
      { numRuns: 60 },
    );
  });
});

describe('resuming a broadcast', () => {
  it('leaves the people of a run that is paused for itself', async () => {
    const rig = await inside(2);
    const dueAtMs = due;
    for (const runId of ['r0', 'r1'])
      await rig.runs.create({
        ...{ journeyId: 'cart-abandoned', runId, jobId: runId, at: '2026-03-02T10:00', dueAtMs },
        ...{ by: 'ann', status: 'on' },
      });
    for (const one of rig.enrollments.all())
      await rig.enrollments.save({ ...one, runId: one.profileId.replace('p', 'r') });
    await rig.runs.order('cart-abandoned', 'r1', 'paused');
    await pausedUntil(rig, due + HOUR_MS);
    await resume(rig);
    await rig.runJobs();
    await rig.until(due + HOUR_MS + MINUTE_MS);

    expect(mailsTo(rig)).toEqual(['p0']);
    expect(rig.enrollment('p1')).toMatchObject({ parkedDueAtMs: due });
  });
});
