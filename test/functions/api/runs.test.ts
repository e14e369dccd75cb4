import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';
import { newsOf } from '../../support/broadcast-rig.ts';

const later = { schedule: { at: '2026-03-03T10:00', timezone: 'UTC', rrule: 'FREQ=DAILY' } };

const published = async (trigger: object = later) => {
  const api = startApi();
  await api.ask('PUT', '/v1/templates/news', {
    body: { channel: 'email', subject: 'News', text: 'Hello' },
  });
  await api.ask('POST', '/v1/templates/news/publish');
  await api.ask('PUT', '/v1/segments/vip', { body: { condition: true } });
  await api.ask('POST', '/v1/segments/vip/publish');
  const saved = await api.ask('PUT', '/v1/journeys/news', { body: newsOf(trigger) });
  const answer = await api.ask('POST', '/v1/journeys/news/publish');
  return { api, saved, answer };
};

const runsOf = async ({ api }: Awaited<ReturnType<typeof published>>) =>
  (await api.ask('GET', '/v1/journeys/news/runs')).json.runs as Record<string, unknown>[];

describe('the runs of a broadcast', () => {
  it('begin with the one that publishing schedules', async () => {
    const news = await published();
    expect(news.answer.status).toBe(200);

    expect(await runsOf(news)).toEqual([
      {
        runId: '20260303t1000z',
        status: 'scheduled',
        at: '2026-03-03T10:00',
        startsAt: '2026-03-03T10:00:00.000Z',
        by: 'ann',
        people: 0,
        jobId: expect.any(String),
        nextAt: '2026-03-03T09:50:00.000Z',
      },
    ]);
    expect(NOW_MS).toBeLessThan(Date.parse('2026-03-03T09:50:00.000Z'));
  });

  it('are not there for a time that is over, which is a fault', async () => {
    const { answer } = await published({ schedule: { at: '2026-03-02T08:00', timezone: 'UTC' } });
    expect(answer.status).toBe(422);
    expect(answer.json.faults).toEqual([
      { path: '/trigger/schedule/at', message: 'no time of this schedule lies ahead' },
    ]);
  });

  it('are paused, resumed and aborted, one by one', async () => {
    const news = await published();
    const order = (name: string) => news.api.ask('POST', `/v1/journeys/news/runs/20260303t1000z/${name}`);

    expect((await order('pause')).json.status).toBe('paused');
    expect((await order('resume')).json.status).toBe('scheduled');
    expect((await order('abort')).json.status).toBe('aborted');
    expect((await order('resume')).status).toBe(409);
    expect((await news.api.ask('POST', '/v1/journeys/news/runs/none/abort')).status).toBe(404);
    const { entries } = (await news.api.ask('GET', '/v1/audit')).json as {
      entries: { action: string; id: string }[];
    };
    expect(entries.filter(({ id }) => id === 'news/20260303t1000z').map(({ action }) => action)).toEqual([
      'abort',
      'resume',
      'pause',
    ]);
  });

  it('stay aborted when the journey is paused and resumed, and come again when it is published', async () => {
    const news = await published();
    await news.api.ask('POST', '/v1/journeys/news/runs/20260303t1000z/abort');
    await news.api.ask('POST', '/v1/journeys/news/pause');
    await news.api.ask('POST', '/v1/journeys/news/resume');
    expect((await runsOf(news)).map(({ status }) => status)).toEqual(['aborted']);

    await news.api.ask('POST', '/v1/journeys/news/publish');
    expect((await runsOf(news)).map(({ runId, status }) => [runId, status])).toEqual([
      ['20260303t1000z-2', 'scheduled'],
      ['20260303t1000z', 'aborted'],
    ]);
  });

  it('need a segment that there is', async () => {
    const { api } = await published();
    const body = newsOf({ ...later, to: { segment: 'nobody' } }, { id: 'other' });
    const { status, json } = await api.ask('PUT', '/v1/journeys/other', { body });
    expect([status, json.faults]).toEqual([
      422,
      [{ path: '/trigger/to/segment', message: 'there is no segment nobody' }],
    ]);
  });
});
