import { describe, expect, it } from '@jest/globals';
import { startJob } from '../../../core/jobs/start-job.ts';
import { cartJourney, enrolled } from '../../core/journey/make.ts';
import { startApi } from '../../support/api.ts';

const withJobs = async (...journeyIds: string[]) => {
  const api = startApi();
  const ports = { ...api, clock: { now: () => Date.parse('2026-03-02T08:00:00Z') } };
  const jobs = [];
  for (const journeyId of journeyIds)
    jobs.push(
      await startJob(ports, { kind: 'stop-journey', input: { journeyId }, by: 'ann', why: 'enough' }),
    );
  return { ...api, ids: jobs.map(({ id }) => id) };
};

describe('a job', () => {
  it('is shown with how far it has come', async () => {
    const { ask, ids } = await withJobs('welcome');

    const { status, json } = await ask('GET', `/v1/jobs/${ids[0]}`);

    expect(status).toBe(200);
    expect(json).toEqual({
      id: ids[0],
      kind: 'stop-journey',
      status: 'running',
      by: 'ann',
      why: 'enough',
      input: { journeyId: 'welcome' },
      counts: {},
      startedAt: '2026-03-02T08:00:00.000Z',
      savedAt: '2026-03-02T08:00:00.000Z',
    });
    expect((await ask('GET', '/v1/jobs/nobody')).status).toBe(404);
  });

  it('is in the list, page by page', async () => {
    const { ask, ids } = await withJobs('a', 'b', 'c');

    const first = await ask('GET', '/v1/jobs?limit=2');
    const second = await ask('GET', `/v1/jobs?limit=2&cursor=${first.json.cursor}`);

    const shown = [...first.json.jobs, ...second.json.jobs].map(({ id }: { id: string }) => id);
    expect(shown).toEqual(ids.toSorted().toReversed());
  });

  it('is paused, resumed and aborted, and leaves a line of who did it', async () => {
    const { ask, documents, ids } = await withJobs('welcome');
    const order = async (name: string) => {
      const { status, json } = await ask('POST', `/v1/jobs/${ids[0]}/${name}`);
      return [status, json.status];
    };

    expect(await order('pause')).toEqual([200, 'paused']);
    expect(await order('resume')).toEqual([200, 'running']);
    expect(await order('abort')).toEqual([200, 'aborted']);
    expect(await order('resume')).toEqual([409, 409]);
    expect((await ask('POST', '/v1/jobs/nobody/pause')).status).toBe(404);
    expect(documents.written.map(({ action, kind, id }) => [action, kind, id])).toEqual(
      ['pause', 'resume', 'abort'].map((action) => [action, 'job', ids[0]]),
    );
  });
});

const withJourney = async () => {
  const api = startApi();
  await api.ask('PUT', '/v1/templates/hello', { body: { id: 'hello', channel: 'sms', text: 'Hello' } });
  const journey = {
    id: 'welcome',
    trigger: { event: 'Signed Up' },
    steps: [{ id: 'hello', kind: 'send', channel: 'sms', template: 'hello' }],
  };
  await api.ask('PUT', '/v1/journeys/welcome', { body: journey });
  await api.ask('POST', '/v1/journeys/welcome/publish');
  const order = async (name: string) => (await api.ask('POST', `/v1/journeys/welcome/${name}`)).json;
  return { ...api, order };
};

describe('stopping a journey', () => {
  it('starts a job that ends everybody inside', async () => {
    const { jobs, jobMessages, order } = await withJourney();

    const stopped = await order('stop');

    expect(stopped.status).toBe('stopped');
    expect(jobs.all()).toMatchObject([
      { id: stopped.jobId, kind: 'stop-journey', input: { journeyId: 'welcome' } },
    ]);
    expect(jobMessages.sent).toEqual([{ jobId: stopped.jobId, step: 0 }]);
  });
});

describe('resuming a journey', () => {
  const waiting = (no: number) =>
    enrolled(cartJourney, { id: `e${no}`, profileId: `p${no}`, journeyId: 'welcome', parkedDueAtMs: 1 });

  it('says how many are overdue and starts a job that wakes them, two hours at most', async () => {
    const { enrollments, jobs, order } = await withJourney();
    for (let no = 0; no < 3; no++) enrollments.set(`p${no}`, [waiting(no)]);
    await order('pause');

    const resumed = await order('resume');

    expect(resumed).toMatchObject({ status: 'live', overdue: 3 });
    expect(jobs.all()).toMatchObject([
      { id: resumed.jobId, kind: 'resume-journey', input: { journeyId: 'welcome', perMinute: 100 } },
    ]);
    for (let no = 3; no < 30_000; no++) enrollments.set(`p${no}`, [waiting(no)]);
    await order('pause');
    await order('resume');
    expect(jobs.all().at(-1)).toMatchObject({ input: { perMinute: 250 } });
  });

  it('starts none where nothing was paused and nobody waits', async () => {
    const { jobs, order } = await withJourney();

    expect(await order('resume')).not.toHaveProperty('jobId');
    expect(jobs.all()).toEqual([]);
  });
});
