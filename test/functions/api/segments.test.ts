import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const vip = { name: 'Best customers', condition: { '>': [{ var: 'profile.computed.orders' }, 5] } };

describe('segments over the API', () => {
  it('are drafts until they are published', async () => {
    const { ask, config } = startApi();
    const saved = await ask('PUT', '/v1/segments/vip', { body: vip });
    expect([saved.status, saved.json, saved.headers.etag]).toEqual([
      200,
      { id: 'vip', status: 'draft', version: 0, draft: { id: 'vip', ...vip } },
      '"1"',
    ]);
    expect((await config.snapshot()).segments).toEqual([]);

    const published = await ask('POST', '/v1/segments/vip/publish');
    expect(published.json).toMatchObject({
      id: 'vip',
      status: 'live',
      version: 1,
      published: { id: 'vip', ...vip },
    });
    expect((await config.snapshot()).segments).toEqual([{ id: 'vip', ...vip }]);
    expect((await ask('GET', '/v1/segments')).json.segments).toMatchObject([
      { id: 'vip', name: 'Best customers', status: 'live', version: 1, changed: false },
    ]);
    expect((await ask('POST', '/v1/segments/vip/publish')).json.version).toBe(1);
  });

  it('are refused with every fault, and name only what is published', async () => {
    const { ask } = startApi();
    const body = { id: 'other', condition: { and: [{ jump: 1 }, { '==': [{ var: 'event.x' }, 1] }] } };
    const refused = await ask('PUT', '/v1/segments/vip', { body });
    expect(refused.status).toBe(422);
    expect(refused.json.faults.map((fault: { path: string }) => fault.path)).toEqual([
      '/id',
      '/condition/and/0/jump',
      '/condition/and/1/==/0/var',
    ]);
    expect((await ask('GET', '/v1/segments/vip')).status).toBe(404);
  });

  it('are not overwritten by whoever saw an earlier draft', async () => {
    const { ask } = startApi();
    await ask('PUT', '/v1/segments/vip', { body: vip });
    const late = { body: { list: true }, headers: { 'if-match': '"0"' } };
    expect((await ask('PUT', '/v1/segments/vip', late)).status).toBe(412);
    const early = await ask('POST', '/v1/segments/vip/publish', { headers: { 'if-match': '"7"' } });
    expect(early.status).toBe(412);
    expect((await ask('POST', '/v1/segments/nobody/publish')).status).toBe(404);
  });
});

const person = (id: string, changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile(id, NOW_MS - 1000),
  identities: [{ namespace: 'email', value: `${id}@example.com`, linkedAtMs: 1 }],
  ...changes,
});
const yes = (id: string): Partial<Profile> => ({
  consents: [
    { channel: 'email', address: `${id}@example.com`, purpose: 'marketing', status: 'granted', atMs: 1 },
  ],
});

/** The API of a shop with a list that is kept by hand. */
const withList = async (...people: Profile[]) => {
  const api = startApi();
  for (const one of people) {
    api.profiles.set(one.id, one);
    api.pointers.set(`email#${one.id}@example.com`, one.id);
  }
  await api.ask('PUT', '/v1/segments/bloggers', { body: { list: true } });
  await api.ask('POST', '/v1/segments/bloggers/publish');
  return api;
};
const told = ({ bus }: ReturnType<typeof startApi>) =>
  bus.envelopes.flatMap(({ events }) =>
    events.map(
      (one) => `${one.event} ${one.profileId} ${one.properties?.segmentId} by ${one.properties?.by}`,
    ),
  );

describe('publishing a segment', () => {
  it('has everybody looked at, and says by which job', async () => {
    const { ask, jobs } = startApi();
    await ask('PUT', '/v1/segments/vip', { body: vip });
    const published = await ask('POST', '/v1/segments/vip/publish');

    expect(published.json.jobId).toBe(jobs.all()[0]?.id);
    expect(jobs.all()).toMatchObject([
      { kind: 'refresh-segments', status: 'running', by: 'ann', input: { segmentIds: ['vip'] } },
    ]);
    expect((await ask('POST', '/v1/segments/vip/archive')).json).toHaveProperty('jobId');
  });

  it('a journey that waits for a date does too, other journeys do not', async () => {
    const { ask, jobs } = startApi();
    const steps = [{ id: 'rest', kind: 'wait', for: 'P1D' }];
    const journey = { trigger: { date: 'profile.birthday', yearly: true, at: '09:00' }, steps };
    expect((await ask('PUT', '/v1/journeys/birthday', { body: journey })).status).toBe(200);
    await ask('POST', '/v1/journeys/birthday/publish');
    expect(jobs.all().map(({ kind }) => kind)).toEqual(['refresh-segments']);
    await ask('PUT', '/v1/journeys/other', { body: { trigger: { event: 'Signed Up' }, steps } });
    await ask('POST', '/v1/journeys/other/publish');
    expect(jobs.all()).toHaveLength(1);
  });

  it('is refused while it names what is not there, and it stays while it is named', async () => {
    const { ask } = startApi();
    const body = { condition: { inSegment: 'vip' } };
    const unknown = await ask('PUT', '/v1/segments/best', { body });
    expect(unknown.json.faults).toEqual([
      { path: '/condition/inSegment', message: 'there is no segment vip' },
    ]);
    await ask('PUT', '/v1/segments/vip', { body: vip });
    await ask('POST', '/v1/segments/vip/publish');
    await ask('PUT', '/v1/segments/best', { body });
    await ask('POST', '/v1/segments/best/publish');
    expect((await ask('POST', '/v1/segments/vip/archive')).status).toBe(409);
    const cycle = await ask('PUT', '/v1/segments/vip', { body: { condition: { inSegment: 'best' } } });
    expect(cycle.json.faults).toEqual([
      { path: '/condition', message: 'segments name each other: best → vip → best' },
    ]);
  });
});

describe('a segment before it is used', () => {
  it('keeps to the list of a shop that is not live', async () => {
    const api = startApi();
    for (const id of ['ann', 'bob'])
      api.profiles.set(id, person(id, { ...yes(id), counters: { orders: 7 } }));
    await api.ask('PUT', '/v1/settings/switches', { body: { allowOnly: ['ann@*'] } });
    const { json } = await api.ask('POST', '/v1/segments/preview', { body: { condition: vip.condition } });
    expect(json.reach.email).toEqual({ reachable: 1, unreachable: { 'not-on-allow-list': 1 } });
  });

  it('says how many it holds for, whom a mail reaches and why not the others, and shows a few without their contacts', async () => {
    const api = startApi();
    const people = [
      person('ann', { ...yes('ann'), counters: { orders: 7 } }),
      person('bob', { counters: { orders: 6 } }),
      person('cy', { counters: { orders: 9 }, identities: [] }),
      person('dan', { counters: { orders: 1 } }),
      person('bot', { counters: { orders: 9 }, bot: true }),
      person('old', { counters: { orders: 9 }, mergedInto: 'ann' }),
    ];
    for (const one of people) api.profiles.set(one.id, one);
    const preview = await api.ask('POST', '/v1/segments/preview', { body: { condition: vip.condition } });

    expect(preview.json).toEqual({
      size: 3,
      exact: true,
      total: 5,
      lookedAt: 5,
      reach: {
        email: { reachable: 1, unreachable: { 'no-consent': 1, 'no-address': 1 } },
        sms: { reachable: 0, unreachable: { 'no-address': 3 } },
        push: { reachable: 0, unreachable: { 'no-address': 3 } },
      },
      sample: expect.arrayContaining([
        { profileId: 'ann', email: 'a***@e***.com' },
        { profileId: 'bob', email: 'b***@e***.com' },
        { profileId: 'cy' },
      ]),
    });
    expect(JSON.stringify(preview.json)).not.toContain('example');
    const wrong = await api.ask('POST', '/v1/segments/preview', { body: { condition: { jump: 1 } } });
    expect(wrong.status).toBe(422);
  });

  it('says its size and its people, a page at a time', async () => {
    const api = await withList();
    for (let at = 0; at < 25; at += 1)
      api.members.push({ list: 'segment#bloggers', profileId: `p${at}`, sk: 'G#bloggers' });
    expect((await api.ask('GET', '/v1/segments/bloggers/size')).json).toEqual({ size: 25 });
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await api.ask('GET', `/v1/segments/bloggers/members?limit=2${cursor}`);
      ids.push(...page.json.members.map((one: { profileId: string }) => one.profileId));
      cursor = page.json.cursor === undefined ? '' : `&cursor=${encodeURIComponent(page.json.cursor)}`;
    } while (cursor !== '');
    expect(new Set(ids).size).toBe(25);
    for (const path of ['size', 'members'])
      expect((await api.ask('GET', `/v1/segments/nobody/${path}`)).status).toBe(404);
  });
});

describe('a list that is kept by hand', () => {
  it('takes a file, and says of each row that it cannot take why', async () => {
    const api = await withList(person('ann'), person('bob'));
    const file =
      'Email;Name\nANN@example.com;Ann\n;nobody\nbob@example.com;Bob\nwho@example.com;Who\nnull;x\n';
    const answer = await api.ask('POST', '/v1/segments/bloggers/members.csv', {
      body: file,
      headers: { 'content-type': 'text/csv' },
    });

    expect([answer.status, answer.json]).toEqual([
      202,
      {
        accepted: 2,
        refused: [
          { row: 3, reason: 'nobody is named' },
          { row: 5, reason: 'nobody is known by it' },
          { row: 6, reason: 'no email' },
        ],
      },
    ]);
    expect(told(api)).toEqual(['List Joined ann bloggers by ann', 'List Joined bob bloggers by ann']);
  });

  it('takes people off again, one by one or by a file', async () => {
    const api = await withList(person('ann'), person('bob'));
    const members = [
      { namespace: 'email', value: ' Ann@Example.com ' },
      { namespace: 'profileId', value: 'x' },
    ];
    const answer = await api.ask('POST', '/v1/segments/bloggers/members', {
      body: { action: 'remove', members },
    });
    expect(answer.json).toEqual({ accepted: 1, refused: [{ row: 2, reason: 'nobody is known by it' }] });
    await api.ask('POST', '/v1/segments/bloggers/members.csv?action=remove', { body: 'profileId\nbob\n' });
    expect(told(api)).toEqual(['List Left ann bloggers by ann', 'List Left bob bloggers by ann']);
  });

  it('is no segment with a condition, and a file must name a column', async () => {
    const api = await withList();
    await api.ask('PUT', '/v1/segments/vip', { body: vip });
    await api.ask('POST', '/v1/segments/vip/publish');
    const body = { members: [{ namespace: 'email', value: 'a@b.de' }] };
    expect((await api.ask('POST', '/v1/segments/vip/members', { body })).status).toBe(409);
    expect((await api.ask('POST', '/v1/segments/nobody/members', { body })).status).toBe(404);
    const nameless = await api.ask('POST', '/v1/segments/bloggers/members.csv', { body: 'Name\nAnn\n' });
    expect(nameless.status).toBe(400);
    expect((await api.ask('POST', '/v1/segments/bloggers/members', { token: 'reader', body })).status).toBe(
      403,
    );
  });
});
