import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';

const wake = '{"profileId":"p","enrollmentId":"e","wakeNo":1}';

describe('queues', () => {
  it('are shown with what they have given up', async () => {
    const api = startApi();
    api.queues.die('wakes', wake);

    const { status, json } = await api.ask('GET', '/v1/queues', { token: 'reader' });

    expect(status).toBe(200);
    expect(json).toHaveLength(4);
    expect(json).toContainEqual({
      ...{ name: 'wakes', waiting: 0, inFlight: 0, later: 0, dead: 1, canRedrive: true },
    });
    expect((await api.ask('GET', '/v1/queues/nobody/dead')).status).toBe(404);
  });

  it('show of dead letters what they are about', async () => {
    const api = startApi();
    api.queues.die('profiles', JSON.stringify({ detail: { events: [{ event: 'Order Completed' }] } }));

    expect((await api.ask('GET', '/v1/queues/profiles/dead')).json.letters).toEqual([
      {
        ...{ id: 'profiles-0', kind: 'events', names: ['Order Completed'], receivedTimes: 10 },
        sentAt: new Date(0).toISOString(),
      },
    ]);
  });

  it('get dead letters back from somebody who is put down with why', async () => {
    const api = startApi();
    api.queues.die('wakes', wake);

    const answer = await api.ask('POST', '/v1/queues/wakes/redrive', { body: { why: 'mended' } });

    expect(answer).toMatchObject({ status: 202, json: { state: 'running' } });
    expect(api.documents.written).toEqual([
      { atMs: NOW_MS, by: 'ann', action: 'redrive', kind: 'queue', id: 'wakes', why: 'mended' },
    ]);
    expect((await api.ask('GET', '/v1/queues/wakes/redrive')).json.redrives).toMatchObject([
      { state: 'completed', moved: 1, total: 1 },
    ]);
    expect((await api.ask('POST', '/v1/queues/wakes/redrive')).status).toBe(409);
    expect((await api.ask('POST', '/v1/queues/wakes/redrive/abort')).status).toBe(409);
    expect(api.documents.written).toHaveLength(1);
  });

  it('get what the scheduler could not hand over, each into its own', async () => {
    const api = startApi();
    api.queues.die('schedules', wake);
    api.queues.die('schedules', '{"jobId":"j","step":1}');

    const { json } = await api.ask('POST', '/v1/queues/schedules/redrive');

    expect(json).toEqual({ state: 'completed', moved: 2 });
    expect(api.queues.waiting('wakes')).toEqual([wake]);
    expect(api.queues.waiting('jobs')).toHaveLength(1);
  });

  it('are left alone by who may only read', async () => {
    const api = startApi();
    api.queues.die('wakes', wake);

    expect((await api.ask('POST', '/v1/queues/wakes/redrive', { token: 'reader' })).status).toBe(403);
    expect(api.queues.waiting('wakes')).toEqual([]);
  });
});
