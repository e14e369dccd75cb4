import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Run } from '../../core/broadcast/runs.ts';
import { dynamoRuns } from '../../functions/adapters/dynamo/runs.ts';
import { fakeRuns } from '../support/fakes/runs.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const clock = { now: () => nowMs };
let journeys = 0;

const runOf = (journeyId: string, runId: string): Run => ({
  journeyId,
  runId,
  jobId: `job-${runId}`,
  at: '2026-03-02T10:00',
  dueAtMs: nowMs,
  by: 'mara',
  status: 'on',
});

describe.each([
  ['fake', () => fakeRuns()],
  ['DynamoDB', () => dynamoRuns(table.client, table.tableName, clock)],
])('runs of broadcasts, %s', (_, make) => {
  const begin = async (...runIds: string[]) => {
    journeys += 1;
    const journeyId = `news-${journeys}`;
    const runs = make();
    for (const runId of runIds) await runs.create(runOf(journeyId, runId));
    return { runs, journeyId };
  };

  it('are made once', async () => {
    const { runs, journeyId } = await begin('r1');

    expect(await runs.create({ ...runOf(journeyId, 'r1'), by: 'somebody else' })).toBe('exists');
    expect(await runs.get(journeyId, 'r1')).toEqual(runOf(journeyId, 'r1'));
    expect(await runs.get('another', 'r1')).toBeUndefined();
  });

  it('are listed newest first, a page at a time, each journey for itself', async () => {
    const { runs, journeyId } = await begin('20260302t0900z', '20260316t0900z', '20260309t0900z');
    await begin('20260323t0900z');

    const first = await runs.list(journeyId, undefined, 2);
    const second = await runs.list(journeyId, first.cursor, 2);

    expect(first.runs.map(({ runId }) => runId)).toEqual(['20260316t0900z', '20260309t0900z']);
    expect(second.runs.map(({ runId }) => runId)).toEqual(['20260302t0900z']);
    expect(second.cursor).toBeUndefined();
  });

  it('are paused and go on, but one that is over stays so', async () => {
    const { runs, journeyId } = await begin('r1');

    expect(await runs.order(journeyId, 'r1', 'paused')).toMatchObject({ status: 'paused' });
    expect(await runs.order(journeyId, 'r1', 'on')).toMatchObject({ status: 'on' });
    expect(await runs.order(journeyId, 'r1', 'aborted')).toMatchObject({ status: 'aborted' });
    expect(await runs.order(journeyId, 'r1', 'on')).toMatchObject({ status: 'aborted' });
    expect(await runs.get(journeyId, 'r1')).toMatchObject({ status: 'aborted', jobId: 'job-r1' });
    expect(await runs.order(journeyId, 'r2', 'on')).toBeUndefined();
  });
});
