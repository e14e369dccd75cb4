import { describe, expect, it } from '@jest/globals';
import { NOW_MS, startApi } from '../../support/api.ts';

const DAY = 86_400_000;
const welcome = (changes: object = {}) => ({
  id: 'welcome',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'hello', kind: 'send', channel: 'sms', template: 'hello' }],
  ...changes,
});

const withWelcome = async (options: Parameters<typeof startApi>[0] = {}) => {
  const api = startApi(options);
  await api.ask('PUT', '/v1/templates/hello', { body: { id: 'hello', channel: 'sms', text: 'Hello' } });
  await api.ask('PUT', '/v1/journeys/welcome', { body: welcome() });
  return api;
};
const path = '/v1/journeys/welcome/backtest';

describe('a back-test', () => {
  it('is a job that holds the draft as it is now, over the days that were asked for', async () => {
    const api = await withWelcome();

    const { status, json } = await api.ask('POST', path, { body: { days: 3, people: 500, why: 'curious' } });

    expect(status).toBe(202);
    expect(json).toMatchObject({
      kind: 'backtest',
      status: 'running',
      by: 'ann',
      why: 'curious',
      input: { journeyId: 'welcome', draft: welcome(), fromMs: NOW_MS - 3 * DAY, toMs: NOW_MS, people: 500 },
    });
    expect(json.input).not.toHaveProperty('liveVersion');
  });

  it('plays the version in effect beside the draft', async () => {
    const api = await withWelcome();
    await api.ask('POST', '/v1/templates/hello/publish');
    await api.ask('POST', '/v1/journeys/welcome/publish');
    await api.ask('PUT', '/v1/journeys/welcome', { body: welcome({ name: 'Hello' }) });

    const { json } = await api.ask('POST', path);

    expect(json.input).toMatchObject({ liveVersion: 1, draft: { name: 'Hello' }, fromMs: NOW_MS - 14 * DAY });
  });

  it('is refused without an archive, a journey, the right to write, or days that are some', async () => {
    const [api, without] = [await withWelcome(), await withWelcome({ hasArchive: false })];

    expect((await without.ask('POST', path)).status).toBe(409);
    expect((await api.ask('POST', '/v1/journeys/nowhere/backtest')).status).toBe(404);
    expect((await api.ask('POST', path, { token: 'reader' })).status).toBe(403);
    expect((await api.ask('POST', path, { body: { days: 91 } })).status).toBe(400);
    expect(api.jobs.all()).toEqual([]);
  });

  it('is refused for a journey that no event of the archive starts', async () => {
    const api = await withWelcome();
    const trigger = { schedule: { at: '2026-03-09T10:00' }, to: { segment: 'vip' } };
    await api.documents.saveDraft({
      kind: 'journey',
      id: 'welcome',
      document: welcome({ trigger }) as never,
      draftVersion: 2,
      savedAtMs: NOW_MS,
      by: 'ann',
    });

    const { status, json } = await api.ask('POST', path);

    expect(status).toBe(422);
    expect(json.faults.map(({ path }: { path: string }) => path)).toContain('/trigger');
  });
});
