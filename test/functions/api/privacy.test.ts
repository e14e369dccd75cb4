import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { startApi } from '../../support/api.ts';
import { typicalPerson } from '../../support/fixtures/typical-person.ts';

const withAnn = () => {
  const api = startApi();
  api.profiles.set('p1', typicalPerson('p1'));
  return api;
};

describe.each(['erase', 'anonymize'])('to %s a person', (action) => {
  it('is done once for each time it is asked, by whoever may write', async () => {
    const api = withAnn();
    expect(await api.ask('POST', `/v1/profiles/p1/${action}`)).toMatchObject({
      status: 200,
      json: { id: 'p1' },
    });
    expect((await api.ask('POST', `/v1/profiles/p1/${action}`, { token: 'reader' })).status).toBe(403);
    expect((await api.ask('POST', `/v1/profiles/p1/${action}`, { token: '' })).status).toBe(401);
    expect(api.taken).toEqual([`${action} p1`]);
  });

  it('is 404 where there is nobody, and for what can be no id', async () => {
    const api = withAnn();
    expect((await api.ask('POST', `/v1/profiles/nobody/${action}`)).status).toBe(404);
    expect((await api.ask('POST', `/v1/profiles/${'x'.repeat(3000)}/${action}`)).status).toBe(404);
  });
});

describe('an export', () => {
  it('has everything under readable names', async () => {
    const api = withAnn();
    api.answerTimeline({
      entries: [{ atMs: 0, kind: 'send', name: 'remind', channel: 'sms', sendId: 's1' }],
    });
    const { json } = await api.ask('POST', '/v1/profiles/p1/export');

    expect(json.identities.length).toBeGreaterThan(0);
    expect(json.history).toEqual([
      { at: '1970-01-01T00:00:00.000Z', kind: 'send', name: 'remind', channel: 'sms', sendId: 's1' },
    ]);
    expect(json.sends).toEqual(json.history);
    expect(json.profile).toHaveProperty('createdAt');
    expect(json).not.toHaveProperty('cursor');
  });

  it('of a long history comes in parts of at most 4 MB', async () => {
    const api = withAnn();
    const entry = { atMs: 0, kind: 'event' as const, name: 'x'.repeat(1000) };
    api.answerTimeline({ entries: Array.from({ length: 200 }, () => entry), cursor: 'on' });
    const first = await api.ask('POST', '/v1/profiles/p1/export');

    expect(JSON.stringify(first.json).length).toBeLessThan(4_000_000);
    expect(first.json.cursor).toBe('on');
    const next = await api.ask('POST', '/v1/profiles/p1/export?cursor=on');
    expect(next.json).not.toHaveProperty('profile');
    expect(api.pages.at(-1)?.ids).toEqual(['p1']);
  });
});

describe('whoever is taken out', () => {
  it('goes from the archive at the beginning of the next week, all of a week at once', async () => {
    const api = startApi();
    for (const id of ['ann', 'bob']) api.profiles.set(id, { ...emptyProfile(id, 0) });

    await api.ask('POST', '/v1/profiles/ann/erase');
    await api.ask('POST', '/v1/profiles/bob/anonymize');

    const jobs = api.jobs.all();
    expect(jobs.map(({ kind, by }) => [kind, by])).toEqual([['compact-archive', 'kaskad']]);
    // It is a Monday, nine o'clock.
    expect(new Date(jobs[0]?.nextAtMs ?? 0).toISOString()).toBe('2026-03-09T03:00:00.000Z');
  });

  it('has no archive to go from where none is kept', async () => {
    const api = startApi({ hasArchive: false });
    api.profiles.set('ann', { ...emptyProfile('ann', 0) });

    await api.ask('POST', '/v1/profiles/ann/erase');

    expect(api.jobs.all()).toEqual([]);
  });
});
