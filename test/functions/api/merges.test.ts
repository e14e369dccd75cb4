import { describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { MergeRecord } from '../../../core/profile/merge-record.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { enrolled } from '../../support/ann.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const profile = (id: string, changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile(id, NOW_MS),
  ...changes,
});
const link = (namespace: string, value: string, verified = false) => ({
  namespace,
  value,
  linkedAtMs: 1,
  ...(verified && { verified: true as const }),
});
const yes = (address: string) =>
  ({ channel: 'email', address, purpose: 'marketing', status: 'granted', atMs: 1 }) as const;
const cart = (quantity: number) => ({
  base: {
    id: 'c',
    openedAtMs: NOW_MS,
    activityAtMs: NOW_MS,
    lines: [{ productId: 'p1', name: 'Kettle', priceMinor: 1990, currency: 'EUR', quantity }],
    closed: [],
  },
  ops: [],
});

const ann = profile('ann', {
  identities: [link('email', 'ann@example.com', true)],
  traits: { city: { value: 'Bonn', atMs: 5 }, name: { value: 'Ann', atMs: 1 } },
  consents: [yes('ann@example.com')],
  cart: cart(1),
});
const guest = profile('guest', {
  identities: [link('email', 'guest@example.com')],
  traits: { city: { value: 'Köln', atMs: 9 } },
  consents: [yes('guest@example.com')],
  cart: cart(2),
});

const house = (more: Profile[] = [], enrollments: Enrollment[] = []) => {
  const api = startApi();
  for (const one of [ann, guest, ...more]) api.profiles.set(one.id, one);
  for (const one of enrollments) api.enrollments.set(one.profileId, [one]);
  const post = (path: string, body: unknown, token?: string) =>
    api.ask('POST', `/v1/profiles/${path}`, { body, token });
  return { ...api, post };
};
const said = (api: ReturnType<typeof house>) =>
  api.bus.envelopes.flatMap(({ events }) =>
    events.map(({ event, profileId, source, properties }) => [event, profileId, source, properties]),
  );

const record = (changes: Partial<MergeRecord> = {}): MergeRecord => ({
  winnerId: 'both',
  loserId: 'old',
  atMs: NOW_MS - 1000,
  event: 'Identified',
  source: 'web',
  rule: 'userId',
  before: profile('both'),
  winnerVersion: 1,
  expiresAtSeconds: NOW_MS / 1000 + 60,
  ...changes,
});
const both = profile('both', { mergedFrom: ['old'] });

describe('a preview', () => {
  it('says who would stay, how she would look, and what would change', async () => {
    const api = house(
      [],
      [enrolled({ id: 'e1', profileId: 'ann' }), enrolled({ id: 'e2', profileId: 'guest', enteredAtMs: 1 })],
    );
    const { status, json } = await api.post('guest/merge-preview', { with: 'ann' }, 'operator');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      allowed: true,
      apart: false,
      survivor: { id: 'ann', rule: 'contact' },
      merged: { id: 'ann', traits: { city: 'Köln', name: 'Ann' }, mergedFrom: ['guest'] },
      changes: {
        traits: [{ name: 'city', winner: 'Bonn', loser: 'Köln', stands: 'Köln' }],
        addresses: [{ namespace: 'email', value: 'guest@example.com', inUse: expect.any(Boolean) }],
        consents: [
          { address: 'guest@example.com', loser: { status: 'granted' }, stands: { status: 'granted' } },
        ],
        lines: [{ productId: 'p1', winner: { quantity: 1, price: 19.9 }, loser: { quantity: 2 } }],
        enrollmentsEnding: [{ journeyId: 'cart-abandoned', profileId: 'ann', stepId: 'idle' }],
      },
    });
    expect(api.bus.envelopes).toEqual([]);
    expect(api.documents.written).toEqual([]);
  });

  it('says why there would be no merge', async () => {
    const [u1, u2] = ['u1', 'u2'].map((id) => profile(id, { identities: [link('userId', id)] })) as [
      Profile,
      Profile,
    ];
    const api = house([u1, u2, both, profile('old', { mergedInto: 'both' })]);
    const reason = async (id: string, other: string) =>
      (await api.post(`${id}/merge-preview`, { with: other })).json;

    expect(await reason('u1', 'u2')).toMatchObject({ allowed: false, reason: 'different-user-ids' });
    expect(await reason('both', 'old')).toMatchObject({ allowed: false, reason: 'one-person' });
    expect((await api.post('ann/merge-preview', { with: 'nobody' })).status).toBe(404);
    expect((await api.post('ann/merge-preview', {})).status).toBe(400);
  });

  it('tells that they were told apart', async () => {
    const api = house([profile('twin', { apart: ['ann'] })]);
    expect((await api.post('ann/merge-preview', { with: 'twin' })).json).toMatchObject({
      allowed: true,
      apart: true,
    });
  });
});

describe('a merge by hand', () => {
  it('is put down and said as an event of hers', async () => {
    const api = house();
    expect(await api.post('guest/merge', { with: 'ann', text: 'She called.' })).toMatchObject({
      status: 202,
      json: { accepted: true },
    });

    expect(said(api)).toEqual([
      ['Profiles Merged', 'guest', 'operator', { other: 'ann', text: 'She called.', by: 'ann' }],
    ]);
    expect(api.documents.written).toMatchObject([
      { action: 'merge', kind: 'person', id: 'guest', by: 'ann' },
    ]);
  });

  it('is refused where it cannot be', async () => {
    const [u1, u2] = ['u1', 'u2'].map((id) => profile(id, { identities: [link('userId', id)] })) as [
      Profile,
      Profile,
    ];
    const api = house([u1, u2]);

    expect(await api.post('u1/merge', { with: 'u2' })).toMatchObject({
      status: 409,
      json: { detail: 'The two have different userIds.' },
    });
    expect((await api.post('ann/merge', { with: 'ann' })).status).toBe(409);
    expect((await api.post('ann/merge', { with: 'nobody' })).status).toBe(404);
    expect((await api.post('ann/merge', { with: 'guest' }, 'reader')).status).toBe(403);
    expect([said(api), api.documents.written]).toEqual([[], []]);
  });
});

describe('undoing a merge', () => {
  const merged = async (changes: Partial<MergeRecord> = {}) => {
    const api = house([both, profile('old', { mergedInto: 'both' })]);
    await api.mergeLog.put(record(changes));
    return api;
  };

  it('is put down and said, by either id', async () => {
    const api = await merged();
    expect((await api.post('old/unmerge', { from: 'old' })).status).toBe(202);
    expect(said(api)).toEqual([['Profiles Separated', 'both', 'operator', { other: 'old', by: 'ann' }]]);
    expect(api.documents.written).toMatchObject([{ action: 'unmerge', kind: 'person', id: 'both' }]);
  });

  it.each([
    ['never was part of her', {}, 'ann', 'That profile is not part of this person.'],
    [
      'has no history any more',
      { expiresAtSeconds: NOW_MS / 1000 },
      'old',
      'The history of that merge is no longer kept.',
    ],
    [
      'was merged before there was a log',
      { loserId: 'other' },
      'old',
      'The history of that merge is no longer kept.',
    ],
  ])('is refused for a profile that %s', async (_, changes, from, detail) => {
    const api = await merged(changes);
    expect(await api.post('both/unmerge', { from })).toMatchObject({ status: 409, json: { detail } });
    expect([said(api), api.documents.written]).toEqual([[], []]);
  });
});

describe('the merges of a person', () => {
  it('are listed, newest first, with what can be undone', async () => {
    const api = house([profile('both', { mergedFrom: ['inner', 'old'] })]);
    await api.mergeLog.put(record());
    await api.mergeLog.put(
      record({
        winnerId: 'old',
        loserId: 'inner',
        atMs: NOW_MS - 5000,
        by: 'bob',
        source: 'operator',
        rule: 'id',
      }),
    );
    await api.mergeLog.put(record({ loserId: 'gone', expiresAtSeconds: 1 }));
    await api.mergeLog.put(
      record({ loserId: 'back', atMs: NOW_MS - 9000, separated: { atMs: NOW_MS, by: 'ann', loser: guest } }),
    );
    const { json } = await api.ask('GET', '/v1/profiles/both/merges', { token: 'reader' });

    expect(json.merges).toEqual([
      {
        at: '2026-03-02T08:59:59.000Z',
        from: 'old',
        into: 'both',
        event: 'Identified',
        source: 'web',
        rule: 'userId',
        undoable: true,
      },
      {
        at: '2026-03-02T08:59:55.000Z',
        from: 'inner',
        into: 'old',
        event: 'Identified',
        source: 'operator',
        by: 'bob',
        rule: 'id',
        undoable: true,
      },
      expect.objectContaining({
        from: 'back',
        undoable: false,
        separated: { at: '2026-03-02T09:00:00.000Z', by: 'ann' },
      }),
    ]);
    expect((await api.ask('GET', '/v1/profiles/nobody/merges')).status).toBe(404);
  });
});
