import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

const to = ['owner@shop.example'];
const shop = { email: { from: 'shop@example.com' } };

/** The clock stands at nine in Greenwich on Monday, 2 March 2026. */
const house = async () => {
  const { ask } = startApi();
  await ask('PUT', '/v1/settings/shop', { body: shop });
  const put = (body: object, id = 'report') => ask('PUT', `/v1/settings/${id}`, { body });
  const due = async () => {
    const { jobs } = (await ask('GET', '/v1/jobs')).json as { jobs: { id: string; kind: string }[] };
    return jobs.filter(({ kind }) => kind === 'weekly-report').map(({ id }) => id.split('-')[0]);
  };
  return { ask, put, due };
};

describe('the settings of the weekly report', () => {
  it('name nobody until somebody is named', async () => {
    const { ask, put, due } = await house();
    expect((await ask('GET', '/v1/settings/report')).json).toEqual({
      ...{ to: [], weekday: 'monday', at: '08:00' },
    });
    expect((await put({ weekday: 'friday' })).status).toBe(200);
    expect(await due()).toEqual([]);
  });

  it('arm the next run, once, by the clock of the shop', async () => {
    const { put, due } = await house();
    const { status, json } = await put({ to: [' Owner@Shop.example '], locale: 'ru' });
    expect([status, json]).toEqual([200, { to, weekday: 'monday', at: '08:00', locale: 'ru' }]);
    await put({ to });
    expect(await due()).toEqual(['20260309t080000000z']);
    await put({ timezone: 'Europe/Berlin' }, 'contact');
    await put({ timezone: 'Europe/Berlin' }, 'contact');
    expect(await due()).toEqual(['20260309t080000000z', '20260309t070000000z']);
    await put({ to, weekday: 'wednesday', at: '17:30' });
    expect(await due()).toContain('20260304t163000000z');
  });

  it.each([
    [{ to: ['owner'] }, '/to/0'],
    [{ to: ['a@shop.example', 'A@shop.example '] }, '/to'],
    [{ to: Array.from({ length: 11 }, (_, at) => `a${at}@shop.example`) }, '/to'],
    [{ to, weekday: 'mon' }, '/weekday'],
    [{ to, at: '8:00' }, '/at'],
    [{ to, at: '24:00' }, '/at'],
    [{ to, locale: 'de' }, '/locale'],
    [{ to, baseUrl: 'javascript:alert(1)' }, '/baseUrl'],
  ])('are refused with the place of the fault: %j', async (body, path) => {
    const { put, due } = await house();
    const { status, json } = await put(body);
    expect([status, json.faults.map((fault: { path: string }) => fault.path)]).toEqual([422, [path]]);
    expect(await due()).toEqual([]);
  });

  it('say what will not arrive', async () => {
    const { put } = await house();
    expect((await put({ to })).json).toEqual({ to, weekday: 'monday', at: '08:00' });
    const junk = await put({ to: [...to, 'noreply@shop.example'] });
    expect(junk.json.warnings).toEqual([{ path: '/to/1', message: expect.stringContaining('nobody’s') }]);
    await put({}, 'shop');
    expect((await put({ to })).json.warnings).toEqual([
      { path: '/to', message: 'the shop has no sender: PUT /v1/settings/shop' },
    ]);
    expect((await put({ to: [] })).json).toEqual({ to: [], weekday: 'monday', at: '08:00' });
  });
});
