import { describe, expect, it } from '@jest/globals';
import { Invalid } from '../../../core/errors.ts';
import { startJob } from '../../../core/jobs/start-job.ts';
import { cartJourney, enrolled } from '../../core/journey/make.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

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

describe('acts on people inside a journey', () => {
  const at = (no: number, stepId: string) =>
    enrolled(cartJourney, {
      ...{ id: `e${no}`, profileId: `p${no}`, journeyId: 'welcome' },
      position: { stepId, enteredStepAtMs: NOW_MS },
    });

  it('are jobs, which say who asked and why', async () => {
    const { ask, jobs, documents } = await withJourney();
    const order = async (path: string, body: object) =>
      (await ask('POST', `/v1/journeys/welcome/${path}`, { body })).json.jobId;

    const ids = [
      await order('remove', { profileIds: ['p1'], why: 'by mistake' }),
      await order('restart', { stepId: 'hello' }),
      await order('move', { fromVersion: 1 }),
    ];

    const started = jobs.all().map(({ id, kind, by, why, input }) => ({ id, kind, by, why, input }));
    const input = { journeyId: 'welcome', runIds: [] };
    expect(started).toEqual([
      {
        id: ids[0],
        kind: 'remove-people',
        by: 'ann',
        why: 'by mistake',
        input: { ...input, profileIds: ['p1'] },
      },
      { id: ids[1], kind: 'restart-people', by: 'ann', why: undefined, input: { ...input, stepId: 'hello' } },
      { id: ids[2], kind: 'move-people', by: 'ann', why: undefined, input: { ...input, fromVersion: 1 } },
    ]);
    expect(documents.written.slice(-3).map(({ action, kind, id }) => [action, kind, id])).toEqual(
      ids.map((id) => ['start', 'job', id]),
    );
  });

  it('say of whom, in one way, and of a journey that goes on', async () => {
    const { ask, jobs } = await withJourney();
    const order = (path: string, body: object) => ask('POST', `/v1/journeys/${path}`, { body });

    for (const body of [{}, { all: true, stepId: 'hello' }, { profileIds: [] }, { everybody: true }])
      expect((await order('welcome/remove', body)).status).toBe(400);
    expect((await order('nothing/remove', { all: true })).status).toBe(404);
    expect(jobs.all()).toEqual([]);
    await ask('POST', '/v1/journeys/welcome/stop');
    expect((await order('welcome/restart', { all: true })).status).toBe(409);
  });

  it('are undone by a job, once they are over, and only what can be', async () => {
    const { ask, jobs } = await withJourney();
    const { jobId } = (await ask('POST', '/v1/journeys/welcome/remove', { body: { all: true } })).json;
    const undo = (id: string) => ask('POST', `/v1/jobs/${id}/undo`);
    expect((await undo(jobId)).status).toBe(409);
    await ask('POST', `/v1/jobs/${jobId}/abort`);

    const { status, json } = await undo(jobId);

    expect([status, json.kind, json.input]).toEqual([202, 'undo-job', { jobId }]);
    await ask('POST', `/v1/jobs/${json.id}/abort`);
    expect((await undo(json.id)).status).toBe(409);
    expect((await undo('nobody')).status).toBe(404);
    expect(jobs.all()).toHaveLength(2);
  });

  it('begin with a look at who is inside, and where', async () => {
    const { ask, enrollments } = await withJourney();
    for (let no = 0; no < 30; no++) enrollments.set(`p${no}`, [at(no, no < 20 ? 'hello' : 'later')]);
    enrollments.set('p30', [{ ...at(30, 'hello'), parkedDueAtMs: NOW_MS, wakesAtMs: NOW_MS + 5 }]);
    enrollments.set('p31', [{ ...at(31, 'hello'), status: 'exited' }]);
    const people = async (query: string) => {
      const all: { profileId: string }[] = [];
      for (let cursor = ''; ; ) {
        const url = `/v1/journeys/welcome/people?limit=7${query}${cursor}`;
        const { json } = await ask('GET', url);
        all.push(...json.people);
        if (json.cursor === undefined) return all;
        cursor = `&cursor=${encodeURIComponent(json.cursor)}`;
      }
    };

    const everybody = await people('');
    expect(new Set(everybody.map(({ profileId }) => profileId)).size).toBe(31);
    expect(everybody).toHaveLength(31);
    expect(await people('&stepId=later')).toHaveLength(10);
    expect(everybody).toContainEqual({
      ...{ profileId: 'p30', enrollmentId: 'e30', version: 1, stepId: 'hello' },
      since: new Date(at(30, '').enteredAtMs).toISOString(),
      stepSince: '2026-03-02T09:00:00.000Z',
      wakesAt: '2026-03-02T09:00:00.005Z',
      waitsSince: '2026-03-02T09:00:00.000Z',
    });
    expect((await ask('GET', '/v1/journeys/welcome/people/count')).json).toEqual({
      ...{ inside: 31, waiting: 1, lookedAt: 31 },
      steps: { hello: 21, later: 10 },
    });
    await expect(ask('GET', '/v1/journeys/welcome/people?cursor=x')).rejects.toThrow(Invalid);
  });
});
