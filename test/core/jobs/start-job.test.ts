import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../../core/duration.ts';
import { jobIdAt } from '../../../core/jobs/job.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { fakeJobMessages, fakeJobs } from '../../support/fakes/jobs.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const start = { kind: 'stop-journey', input: { journeyId: 'welcome' }, by: 'ann' } as const;

const house = () => {
  const time = { nowMs };
  const ports = { jobs: fakeJobs(), jobMessages: fakeJobMessages(), clock: { now: () => time.nowMs } };
  return { ...ports, time, ports };
};

describe('a job', () => {
  it('is put down and asked for', async () => {
    const { jobs, jobMessages, ports } = house();

    const job = await startJob(ports, { ...start, why: 'sold out' });

    expect(jobs.all()).toEqual([job]);
    expect(job).toMatchObject({ status: 'running', by: 'ann', why: 'sold out', step: 0, startedAtMs: nowMs });
    expect(jobMessages.sent).toEqual([{ jobId: job.id, step: 0 }]);
  });

  it('started twice under one id is one, and is only reminded', async () => {
    const { jobs, jobMessages, time, ports } = house();
    const id = jobIdAt(nowMs, ['welcome', 'run 1']);
    await startJob(ports, { ...start, id });
    time.nowMs += MINUTE_MS;

    await startJob(ports, { ...start, id, by: 'bob' });

    expect(jobs.all()).toMatchObject([{ id, by: 'ann', startedAtMs: nowMs }]);
    expect(jobMessages.sent).toEqual([
      { jobId: id, step: 0 },
      { jobId: id, step: 0 },
    ]);
  });

  it('for later waits for its time', async () => {
    const { jobMessages, ports } = house();

    const job = await startJob(ports, { ...start, atMs: nowMs + MINUTE_MS });

    expect(jobMessages.sent).toEqual([{ jobId: job.id, step: 0, atMs: nowMs + MINUTE_MS }]);
  });

  it('has an id that sorts by its time', () => {
    const ids = [0, 1, 999, 1000, 100_000].map((ms) => jobIdAt(nowMs + ms, ['a']));

    expect(ids.toSorted()).toEqual(ids);
    expect(jobIdAt(nowMs, ['a'])).not.toBe(jobIdAt(nowMs, ['b']));
  });
});
