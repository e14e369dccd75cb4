import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const withAnn = async () => {
  const api = startApi();
  api.profiles.set(
    'ann',
    ann({
      traits: { firstName: { value: 'Ann', atMs: t0 } },
      recentOrders: [
        { hash: 'o1', atMs: t0 - 9, source: 'web', worth: { minor: 500, currency: 'EUR', atMs: t0 } },
        { hash: 'o2', atMs: t0 - 5, source: 'pos', worth: { minor: 700, currency: 'EUR', atMs: t0 } },
      ],
      refunds: [{ hash: 'r1', atMs: t0, order: 'o2' }],
      lastOrder: { atMs: t0 - 5, source: 'pos', orderId: 'A-2' },
    }),
  );
  api.enrollments.set('ann', [
    enrolled(),
    enrolled({ id: 'old', journeyId: 'welcome', status: 'completed' }),
  ]);
  for (const one of ['email#ann@example.com', 'phone#+4915112345678', 'loyaltyCard#4711'])
    api.pointers.set(one, 'ann');
  await api.ask('PUT', '/v1/settings/shop', { body: { country: 'DE' } });
  const find = async (q: string) =>
    (await api.ask('GET', `/v1/profiles/find?q=${encodeURIComponent(q)}`)).json.people;
  return { ...api, find };
};

describe('finding who is on the telephone', () => {
  it('answers a short card, her latest order and its status first', async () => {
    const { find, reads } = await withAnn();

    expect(await find('0151 123-456-78')).toEqual([
      {
        id: 'ann',
        matched: { namespace: 'phone' },
        orders: [
          {
            at: new Date(t0 - 5).toISOString(),
            source: 'pos',
            status: 'refunded',
            orderId: 'A-2',
            value: 7,
            currency: 'EUR',
          },
          { at: new Date(t0 - 9).toISOString(), source: 'web', status: 'placed', value: 5, currency: 'EUR' },
        ],
        name: 'Ann',
        contacts: [
          { namespace: 'email', value: 'ann@example.com' },
          { namespace: 'phone', value: '+4915112345678' },
        ],
        cart: { items: 1, value: 39.8, currency: 'EUR' },
        activeJourneys: ['cart-abandoned'],
        openComplaints: 0,
      },
    ]);
    expect(reads).toEqual(['ann']);
  });

  it.each(['ANN@example.com', '4711', '+4915112345678', '4915112345678', 'ann'])('by %s', async (q) => {
    const { find } = await withAnn();

    expect(await find(q)).toMatchObject([{ id: 'ann' }]);
  });

  it('answers everybody whom it may name, each once, contacts first', async () => {
    const { find, profiles, pointers } = await withAnn();
    profiles.set('bob', emptyProfile('bob', t0));
    profiles.set('old', { ...emptyProfile('old', t0), mergedInto: 'ann' });
    pointers.set('userId#4711', 'bob');
    pointers.set('anonymousId#4711', 'old');

    expect(await find('4711')).toMatchObject([
      { id: 'ann', matched: { namespace: 'loyaltyCard' } },
      { id: 'bob', matched: { namespace: 'userId' }, orders: [], contacts: [], cart: null },
    ]);
  });

  it('answers nobody where there is nobody, and is for those with a token', async () => {
    const { find, ask } = await withAnn();

    for (const q of ['bob@example.com', '', '   ', 'undefined', '+']) expect(await find(q)).toEqual([]);
    expect((await ask('GET', '/v1/profiles/find?q=ann', { token: '' })).status).toBe(401);
    expect((await ask('GET', '/v1/profiles/find')).status).toBe(400);
  });
});
