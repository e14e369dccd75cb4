import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../core/duration.ts';
import { Conflict } from '../../core/errors.ts';
import { type Job, jobIdAt } from '../../core/jobs/job.ts';
import type { Jobs } from '../../core/jobs/ports.ts';
import { dynamoJobs } from '../../functions/adapters/dynamo/jobs.ts';
import { fakeJobs } from '../support/fakes/jobs.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const startMs = Date.parse('2026-03-02T09:00:00Z');
let nowMs = startMs;
const clock = { now: () => nowMs };
let count = 0;
const newJob = (): Job => {
  count += 1;
  return {
    id: jobIdAt(startMs + count, [count]),
    kind: 'stop-journey',
    status: 'running',
    by: 'ann',
    startedAtMs: startMs + count,
    savedAtMs: startMs + count,
    input: { journeyId: 'welcome' },
    step: 0,
    counts: {},
    version: 0,
  };
};

describe.each<[string, () => Jobs]>([
  ['fake', fakeJobs],
  ['DynamoDB', () => dynamoJobs(table.client, table.tableName, clock)],
])('jobs, %s', (_, make) => {
  it('are made once', async () => {
    const jobs = make();
    const job = newJob();

    expect(await jobs.create(job)).toBe('created');
    expect(await jobs.create({ ...job, by: 'bob' })).toBe('exists');
    expect(await jobs.get(job.id)).toEqual(job);
    expect(await jobs.get('other')).toBeUndefined();
  });

  it('are saved only over the version that was read', async () => {
    const jobs = make();
    const job = newJob();
    await jobs.create(job);

    const saved = await jobs.save({ ...job, step: 1, cursor: '3', counts: { ended: 5 } });

    expect(saved).toEqual({ ...job, step: 1, cursor: '3', counts: { ended: 5 }, version: 1 });
    expect(await jobs.get(job.id)).toEqual(saved);
    await expect(jobs.save({ ...job, step: 9 })).rejects.toThrow(Conflict);
    await expect(jobs.save(newJob())).rejects.toThrow(Conflict);
  });

  it('are listed newest first, page by page', async () => {
    const jobs = make();
    const all = [newJob(), newJob(), newJob()];
    for (const job of all) await jobs.create(job);

    const first = await jobs.list(undefined, 2);
    const second = await jobs.list(first.cursor, 1);

    expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
  });

  it('remember whom a step touched, each once, whoever does it a second time', async () => {
    const jobs = make();
    const job = newJob();
    const touched = (...ids: string[]) => ids.map((id) => ({ profileId: `p-${id}`, enrollmentId: id }));
    await jobs.addTouched(job, touched('a', 'b'));
    await jobs.addTouched(job, touched('b', 'c'));
    await jobs.addTouched(job, touched('a', 'b'));
    await jobs.addTouched({ ...job, step: 1 }, touched('d'));

    const first = await jobs.touched(job.id, 0);

    expect(first.toSorted((x, y) => (x.enrollmentId < y.enrollmentId ? -1 : 1))).toEqual(
      touched('a', 'b', 'c'),
    );
    expect(await jobs.touched(job.id, 1)).toEqual(touched('d'));
    expect(await jobs.touched(job.id, 2)).toEqual([]);
  });
});

describe('a job in the table', () => {
  it('is told for a year', async () => {
    const jobs = dynamoJobs(table.client, table.tableName, clock);
    const job = newJob();
    await jobs.create(job);

    nowMs = startMs + 364 * DAY_MS;
    expect(await jobs.get(job.id)).toEqual(job);
    nowMs = startMs + 366 * DAY_MS;
    expect(await jobs.get(job.id)).toBeUndefined();
    expect((await jobs.list(undefined, 50)).jobs).toEqual([]);
  });
});
