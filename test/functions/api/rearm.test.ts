import { expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { JobName } from '../../../core/jobs/job-inputs.ts';
import { NOW_MS, startApi } from '../../support/api.ts';
import { newsOf } from '../../support/broadcast-rig.ts';

/** A daily broadcast, a feed and a weekly report, armed on Monday at nine; put back ten days later, of which the last hour was not lost. */
const restored = async () => {
  let nowMs = NOW_MS;
  const api = startApi({ clock: { now: () => nowMs } });
  const { ask, jobMessages } = api;
  await ask('PUT', '/v1/templates/news', { body: { channel: 'email', subject: 'News', text: 'Hello' } });
  await ask('POST', '/v1/templates/news/publish');
  await ask('PUT', '/v1/segments/vip', { body: { condition: true } });
  await ask('POST', '/v1/segments/vip/publish');
  const daily = { schedule: { at: '2026-03-03T10:00', timezone: 'UTC', rrule: 'FREQ=DAILY' } };
  await ask('PUT', '/v1/journeys/news', { body: newsOf(daily) });
  expect((await ask('POST', '/v1/journeys/news/publish')).status).toBe(200);
  await ask('PUT', '/v1/settings/shop', { body: { email: { from: 'shop@example.com' } } });
  expect((await ask('PUT', '/v1/settings/report', { body: { to: ['owner@shop.example'] } })).status).toBe(
    200,
  );
  const feed = { id: 'shop', url: 'https://shop.example/feed.csv', format: 'csv', every: 'PT1H' };
  const feeds = await ask('PUT', '/v1/settings/feeds', { body: { feeds: [feed] } });
  expect([feeds.status, feeds.json]).toEqual([200, expect.anything()]);
  nowMs = NOW_MS + 10 * DAY_MS;
  jobMessages.sent.splice(0);
  return { ...api, untilMs: nowMs - HOUR_MS };
};
type Api = Awaited<ReturnType<typeof restored>>;

const rearm = ({ ask, untilMs }: Api) =>
  ask('POST', '/v1/restore/rearm', { body: { until: new Date(untilMs).toISOString() } });

/** What is asked for, by kind of job, and when it was due. */
const asked = ({ jobs, jobMessages }: Api, kind: JobName) =>
  jobMessages.sent
    .filter(({ jobId }) => jobs.all().some((job) => job.id === jobId && job.kind === kind))
    .map(({ atMs }) => atMs && new Date(atMs).toISOString());

it('goes on with what comes again and again, without the runs that were due in the lost time', async () => {
  const api = await restored();

  expect((await rearm(api)).status).toBe(202);

  expect(asked(api, 'broadcast')).toEqual(['2026-03-12T09:50:00.000Z']);
  expect(asked(api, 'weekly-report')).toEqual(['2026-03-16T08:00:00.000Z']);
  expect(asked(api, 'import-feed')).toHaveLength(1);
});

it('reminds jobs that write to nobody, and leaves those that may have written to an operator', async () => {
  const api = await restored();
  const job = { status: 'running', by: 'ann', startedAtMs: NOW_MS, step: 3, savedAtMs: NOW_MS } as const;
  const rest = { counts: {}, version: 0, input: {} };
  await api.jobs.create({ id: 'j1', kind: 'stop-journey', ...job, ...rest });
  await api.jobs.create({ id: 'j2', kind: 'restart-people', ...job, ...rest });

  await rearm(api);

  expect(api.jobMessages.sent).toContainEqual({ jobId: 'j1', step: 3 });
  expect(api.jobMessages.sent.filter(({ jobId }) => jobId === 'j2')).toEqual([]);
});
