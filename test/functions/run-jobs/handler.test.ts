import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import { Conflict, NotFound, ProviderUnavailable } from '../../../core/errors.ts';
import { controlJob } from '../../../core/jobs/control-job.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import type { JobKind } from '../../../functions/run-jobs/job-kind.ts';
import { t0 } from '../../support/ann.ts';
import { Crash, crashing } from '../../support/crash.ts';
import { jobsRig } from '../../support/jobs-rig.ts';

type Step = JobKind<'stop-journey'>;

/** A job that writes one letter a step, five in all; a letter that is written twice is one. */
const writing = (between: (step: number) => unknown = () => undefined) => {
  const written: string[] = [];
  const step: Step = async ({ job, ports }) => {
    const at = Number(job.cursor ?? 0);
    await ports.erasure.sweep('a call that a process may die at');
    await between(at);
    written.push('abcde'[at] ?? '');
    const counts = { letters: 1 };
    return at === 4 ? { counts, next: 'done' } : { counts, cursor: String(at + 1), next: 'now' };
  };
  return { written, kinds: { 'stop-journey': step } };
};

const started = async (kinds: { 'stop-journey': Step }) => {
  const rig = jobsRig({ kinds });
  const job = await rig.start('stop-journey', { journeyId: 'welcome' });
  return { ...rig, id: job.id, job: () => rig.jobs.get(job.id) };
};

describe('a job', () => {
  it('goes on step by step to its end, and counts what it did', async () => {
    const { written, kinds } = writing();
    const { runJobs, job } = await started(kinds);

    await runJobs();

    expect(written.join('')).toBe('abcde');
    expect(await job()).toMatchObject({ status: 'done', step: 5, counts: { letters: 5 }, endedAtMs: t0 });
  });

  it('is told how much time is left', async () => {
    const asked: boolean[] = [];
    const step: Step = async ({ hasTime }) => {
      asked.push(hasTime());
      return { next: 'done' };
    };
    const { handleJob, id } = await started({ 'stop-journey': step });

    await handleJob({ jobId: id, step: 0 }, { remainingMs: () => 9_000 });

    expect(asked).toEqual([false]);
  });

  it('that is not known is nothing to try again', async () => {
    const { handleJob } = await started(writing().kinds);
    await expect(handleJob({ jobId: 'nobody', step: 0 })).rejects.toThrow(NotFound);
  });
});

describe('a message that comes twice', () => {
  it('does its step once, one after the other', async () => {
    const { written, kinds } = writing();
    const { handleJob, runJobs, id, job } = await started(kinds);

    await handleJob({ jobId: id, step: 0 });
    await handleJob({ jobId: id, step: 0 });
    await runJobs();

    expect(written.join('')).toBe('abcde');
    expect(await job()).toMatchObject({ status: 'done', counts: { letters: 5 } });
  });

  it('counts once when both are worked off at the same time, and one chain goes on', async () => {
    const { written, kinds } = writing();
    const { handleJob, runJobs, jobMessages, id, job } = await started(kinds);
    jobMessages.sent.length = 0;

    await Promise.all([handleJob({ jobId: id, step: 0 }), handleJob({ jobId: id, step: 0 })]);
    expect(jobMessages.sent).toEqual([{ jobId: id, step: 1 }]);
    await runJobs();

    expect(written.join('')).toBe('aabcde');
    expect(await job()).toMatchObject({ status: 'done', counts: { letters: 5 } });
  });
});

describe('whoever dies', () => {
  it('after the save and before the next message leaves a job that goes on when the message comes again', async () => {
    const { written, kinds } = writing();
    const rig = await started(kinds);
    const message = { jobId: rig.id, step: 0 };
    rig.jobMessages.sent.length = 0;
    const { ports } = crashing(rig.jobPorts, { call: 3, moment: 'before' });
    await expect(rig.handleJob(message, { given: ports })).rejects.toThrow(Crash);
    expect(await rig.job()).toMatchObject({ step: 1 });

    rig.setTime(t0 + 3 * MINUTE_MS);
    await rig.handleJob(message);
    await rig.runJobs();

    expect(written.join('')).toBe('abcde');
    expect(await rig.job()).toMatchObject({ status: 'done', counts: { letters: 5 } });
  });

  it.each(['before', 'after'] as const)(
    '%s any call at all loses nothing and counts nothing twice',
    async (moment) => {
      for (let call = 0; ; call++) {
        const { written, kinds } = writing();
        const rig = await started(kinds);
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        const message = { jobId: rig.id, step: 0 };
        rig.jobMessages.take(t0);
        await rig.handleJob(message, { given: ports }).catch(() => undefined);
        if (!state.dead) break;
        rig.setTime(t0 + 3 * MINUTE_MS);
        await rig.handleJob(message);
        await rig.runJobs();

        expect([call, [...new Set(written)].join('')]).toEqual([call, 'abcde']);
        expect([call, await rig.job()]).toMatchObject([call, { status: 'done', counts: { letters: 5 } }]);
      }
    },
  );

  it('is not taken for dead while the next step is just being done', async () => {
    const { kinds } = writing();
    const { handleJob, jobMessages, id, setTime } = await started(kinds);
    await handleJob({ jobId: id, step: 0 });
    jobMessages.sent.length = 0;

    setTime(t0 + 30 * SECOND_MS);
    await handleJob({ jobId: id, step: 0 });

    expect(jobMessages.sent).toEqual([]);
  });
});

describe('an order to a job', () => {
  it('to pause is heard after the step that is being done, whose work is kept', async () => {
    const { written, kinds } = writing((at) => (at === 1 ? order('pause') : undefined));
    const rig = await started(kinds);
    const order = (name: 'pause' | 'resume') => controlJob(rig.jobPorts, rig.id, name);

    await rig.runJobs();
    expect(written.join('')).toBe('ab');
    expect(await rig.job()).toMatchObject({ status: 'paused', step: 2, counts: { letters: 2 } });

    await order('resume');
    await rig.runJobs();
    expect(written.join('')).toBe('abcde');
    expect(await rig.job()).toMatchObject({ status: 'done', counts: { letters: 5 } });
  });

  it('to abort ends it, and no message brings it back', async () => {
    const { written, kinds } = writing((at) => (at === 2 ? order('abort') : undefined));
    const rig = await started(kinds);
    const order = (name: 'abort' | 'resume') => controlJob(rig.jobPorts, rig.id, name);

    await rig.runJobs();
    await rig.handleJob({ jobId: rig.id, step: 3 });

    expect(written.join('')).toBe('abc');
    expect(await rig.job()).toMatchObject({ status: 'aborted', counts: { letters: 3 }, endedAtMs: t0 });
    expect(await order('resume')).toBe('over');
  });

  it('to resume may come twice: nothing is done twice', async () => {
    const { written, kinds } = writing();
    const rig = await started(kinds);
    await controlJob(rig.jobPorts, rig.id, 'pause');
    for (let times = 0; times < 3; times++) await controlJob(rig.jobPorts, rig.id, 'resume');

    await rig.runJobs();

    expect(written.join('')).toBe('abcde');
  });
});

describe('a job that rests', () => {
  const resting = () => {
    const at: number[] = [];
    const step: Step = async ({ ports }): Promise<StepOutcome> => {
      at.push(ports.clock.now() - t0);
      return at.length === 3 ? { next: 'done' } : { next: { atMs: t0 + at.length * MINUTE_MS } };
    };
    return { at, kinds: { 'stop-journey': step } };
  };

  it('goes on at its time and not before', async () => {
    const { at, kinds } = resting();
    const { runJobs, setTime } = await started(kinds);

    for (const seconds of [0, 59, 60, 119, 120]) {
      setTime(t0 + seconds * SECOND_MS);
      await runJobs();
    }

    expect(at).toEqual([0, MINUTE_MS, 2 * MINUTE_MS]);
  });

  it('is not hurried by a pause and a resume in between', async () => {
    const { at, kinds } = resting();
    const rig = await started(kinds);
    await rig.runJobs();
    rig.setTime(t0 + 10 * SECOND_MS);
    await controlJob(rig.jobPorts, rig.id, 'pause');
    await controlJob(rig.jobPorts, rig.id, 'resume');
    await rig.handleJob({ jobId: rig.id, step: 1 });
    await rig.runJobs();
    expect(at).toEqual([0]);

    rig.setTime(t0 + MINUTE_MS);
    await rig.runJobs();
    expect(at).toEqual([0, MINUTE_MS]);
  });

  it('may be started for later', async () => {
    const { at, kinds } = resting();
    const rig = jobsRig({ kinds });
    await rig.start('stop-journey', { journeyId: 'welcome' }, { atMs: t0 + MINUTE_MS });
    await rig.runJobs();
    expect(at).toEqual([]);

    rig.setTime(t0 + MINUTE_MS);
    await rig.runJobs();
    expect(at[0]).toBe(MINUTE_MS);
  });
});

describe('a step that goes wrong', () => {
  const failing = (error: unknown) => {
    const state = { isMended: false };
    const step: Step = async () => {
      if (!state.isMended) throw error;
      return { next: 'done' };
    };
    return { state, kinds: { 'stop-journey': step } };
  };
  const tryTimes = async ({ handleJob, id }: Awaited<ReturnType<typeof started>>, times: number) => {
    const errors: unknown[] = [];
    for (let attempts = 1; attempts <= times; attempts++)
      await handleJob({ jobId: id, step: 0 }, { attempts }).catch((error: unknown) => errors.push(error));
    return errors;
  };

  it('is tried again', async () => {
    const rig = await started(failing(new ProviderUnavailable('DynamoDB', false)).kinds);

    expect(await tryTimes(rig, 5)).toHaveLength(5);
    expect(await rig.job()).toMatchObject({ status: 'running', step: 0 });
  });

  it('fails the job with the reason, and its message goes on to the dead letters', async () => {
    const rig = await started(failing(new ProviderUnavailable('DynamoDB', false)).kinds);

    const errors = await tryTimes(rig, 10);

    expect(await rig.job()).toMatchObject({ status: 'failed', reason: 'DynamoDB is unavailable' });
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toBeInstanceOf(Conflict);
  });

  it('tells no word of an error that is not our own', async () => {
    const rig = await started(failing(new TypeError('ann@example.com is not a function')).kinds);

    await tryTimes(rig, 6);

    expect(await rig.job()).toMatchObject({ status: 'failed', reason: 'TypeError' });
  });

  it('goes on where it failed when it is resumed after mending', async () => {
    const { state, kinds } = failing(new TypeError('bug'));
    const rig = await started(kinds);
    await tryTimes(rig, 6);
    state.isMended = true;

    await controlJob(rig.jobPorts, rig.id, 'resume');
    await rig.runJobs();

    const job = await rig.job();
    expect(job).toMatchObject({ status: 'done' });
    expect(job).not.toHaveProperty('reason');
  });
});
