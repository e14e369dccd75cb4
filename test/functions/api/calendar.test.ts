import { describe, expect, it } from '@jest/globals';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { startApi } from '../../support/api.ts';

const withBroadcast = async () => {
  const api = startApi();
  for (const template of seedTemplates)
    await api.ask('PUT', `/v1/templates/${template.id}`, { body: template });
  const condition = { '==': [{ var: 'profile.country' }, 'DE'] };
  await api.ask('PUT', '/v1/segments/german', { body: { id: 'german', condition } });
  await api.ask('POST', '/v1/segments/german/publish');
  const journey = {
    id: 'news',
    name: 'News',
    purpose: 'marketing',
    trigger: {
      schedule: { at: '2026-03-09T10:00', rrule: 'FREQ=WEEKLY', timezone: 'UTC' },
      to: { segment: 'german' },
    },
    steps: [{ id: 'send', kind: 'send', channel: 'email', template: 'cart-email' }],
  };
  await api.ask('PUT', '/v1/journeys/news', { body: journey });
  expect((await api.ask('POST', '/v1/journeys/news/publish')).status).toBe(200);
  const entries = async (query = '') => (await api.ask('GET', `/v1/calendar${query}`)).json.entries;
  return { ...api, entries };
};

describe('the calendar', () => {
  it('shows thirty days from today: the run that is armed and those that follow it', async () => {
    const { entries } = await withBroadcast();

    expect(await entries()).toEqual(
      ['09', '16', '23', '30'].map((day, at) => ({
        ...{ at: `2026-03-${day}T10:00:00.000Z`, kind: 'broadcast', journeyId: 'news', name: 'News' },
        ...{ runId: `202603${day}t1000z`, status: at === 0 ? 'on' : 'planned' },
      })),
    );
  });

  it('shows the days that are asked for, and the report of the week', async () => {
    const { ask, entries } = await withBroadcast();
    await ask('PUT', '/v1/settings/report', { body: { to: ['eve@shop.example'], weekday: 'tuesday' } });

    const some = await entries('?from=2026-03-16&to=2026-03-17');
    expect(some.map(({ kind, status }: Record<string, string>) => [kind, status])).toEqual([
      ['broadcast', 'planned'],
      ['weekly-report', undefined],
    ]);
    expect(await entries('?from=2026-04-06')).toHaveLength(10);
  });

  it('begins today where only its last day is said', async () => {
    const { ask } = await withBroadcast();

    const { json } = await ask('GET', '/v1/calendar?to=2026-03-17');

    expect([json.from, json.to, json.entries.length]).toEqual(['2026-03-02', '2026-03-17', 2]);
    expect((await ask('GET', '/v1/calendar?to=2026-03-01')).status).toBe(400);
  });

  it('refuses days that are none, the wrong way round, or too many', async () => {
    const { ask } = await withBroadcast();

    for (const query of ['?from=soon', '?from=2026-03-09&to=2026-03-08', '?from=2026-03-01&to=2026-07-01'])
      expect((await ask('GET', `/v1/calendar${query}`)).status).toBe(400);
  });
});
