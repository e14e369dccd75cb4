import { describe, expect, it } from '@jest/globals';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const DAY_MS = 86_400_000;

const profile = (id: string, changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile(id, NOW_MS),
  ...changes,
});

const enrollment = (changes: Partial<Enrollment> = {}): Enrollment => ({
  id: 'e1',
  profileId: 'p1',
  journeyId: 'cart-abandoned',
  journeyVersion: 1,
  entryKey: 'c1',
  cycle: 0,
  status: 'active',
  enteredAtMs: NOW_MS - 60_000,
  trigger: { event: 'Cart Changed', source: 'web', atMs: NOW_MS - 60_000, properties: {} },
  position: { stepId: 'idle', enteredStepAtMs: NOW_MS - 60_000 },
  wakeNo: 1,
  wakesAtMs: NOW_MS + 3_540_000,
  sends: [],
  version: 1,
  ...changes,
});

const ann = profile('p1', {
  identities: [{ namespace: 'email', value: 'ann@example.com', linkedAtMs: 1, verified: true }],
  traits: { country: { value: 'DE', atMs: 1 } },
  consents: [
    {
      channel: 'email',
      address: 'ann@example.com',
      purpose: 'marketing',
      status: 'granted',
      atMs: Date.parse('2026-03-02T09:00:00Z'),
    },
  ],
  cart: {
    base: {
      id: 'c1',
      openedAtMs: NOW_MS,
      activityAtMs: NOW_MS,
      lines: [{ productId: 'p1', name: 'Kettle', priceMinor: 1990, currency: 'EUR', quantity: 2 }],
      closed: [],
    },
    ops: [],
  },
});

const withAnn = () => {
  const api = startApi();
  api.profiles.set('p1', ann);
  api.enrollments.set('p1', [enrollment()]);
  api.pointers.set('email#ann@example.com', 'p1');
  api.pointers.set('phone#+4915112345678', 'p1');
  return api;
};

describe('a lookup', () => {
  it('answers the person as the contract shows her, in two reads', async () => {
    const { ask, reads } = withAnn();

    const { status, json } = await ask('GET', '/v1/profiles/lookup?namespace=email&value=ann%40example.com');

    expect(status).toBe(200);
    expect(json).toEqual({
      id: 'p1',
      identities: [{ namespace: 'email', value: 'ann@example.com' }],
      traits: { country: 'DE' },
      recentOrders: [],
      computed: {
        orders: 0,
        cancelledOrders: 0,
        revenue: {},
        sources: {},
        categoriesBought: {},
        categoriesViewed: {},
      },
      consent: [
        {
          channel: 'email',
          address: 'ann@example.com',
          purpose: 'marketing',
          status: 'granted',
          at: '2026-03-02T09:00:00.000Z',
        },
      ],
      cart: {
        id: 'c1',
        items: [{ productId: 'p1', name: 'Kettle', price: 19.9, quantity: 2 }],
        value: 39.8,
        currency: 'EUR',
        updatedAt: '2026-03-02T09:00:00.000Z',
      },
      counters: { orders: 0 },
      enrollments: [
        {
          journeyId: 'cart-abandoned',
          stepId: 'idle',
          status: 'active',
          wakesAt: '2026-03-02T09:59:00.000Z',
          nextSend: null,
          noSendBecause: 'stopped',
        },
      ],
      mergedFrom: [],
      segments: [],
      offers: [],
      topics: [],
      pausedUntil: null,
      openComplaints: [],
    });
    expect(reads).toEqual(['email#ann@example.com', 'p1']);
  });

  it.each([
    ['email', '%20ANN%40Example.com%20'],
    ['phone', '%2B49%20151%2012345678'],
    ['phone', '+49151-12345678'],
    ['phone', '0151%2012345678&country=DE'],
  ])('by %s %s is normalised as events are', async (namespace, value) => {
    const { ask } = withAnn();

    const { json } = await ask('GET', `/v1/profiles/lookup?namespace=${namespace}&value=${value}`);

    expect(json.id).toBe('p1');
  });

  it("takes a local phone number as one of the shop's country", async () => {
    const { ask } = withAnn();
    await ask('PUT', '/v1/settings/shop', { body: { country: 'DE' } });

    const { json } = await ask('GET', '/v1/profiles/lookup?namespace=phone&value=0151%2012345678');

    expect(json.id).toBe('p1');
  });

  it('is 404 where there is nobody or the value can be no id, and 400 without a value', async () => {
    const { ask } = withAnn();

    expect((await ask('GET', '/v1/profiles/lookup?namespace=email&value=bob%40example.com')).status).toBe(
      404,
    );
    expect((await ask('GET', '/v1/profiles/lookup?namespace=userId&value=undefined')).status).toBe(404);
    const { status, json } = await ask('GET', '/v1/profiles/lookup?namespace=email');
    expect([status, json.faults[0].path]).toEqual([400, '/value']);
  });
});

describe('a person', () => {
  it('without anything in the cart has none', async () => {
    const api = startApi();
    api.profiles.set('p2', profile('p2'));

    expect((await api.ask('GET', '/v1/profiles/p2')).json.cart).toBeNull();
  });

  it('shows enrollments that are active or ended within 30 days, with the reason', async () => {
    const api = withAnn();
    const ended = { status: 'exited' as const, reason: 'ordered' };
    api.enrollments.set('p1', [
      enrollment(),
      enrollment({ id: 'e2', ...ended, endedAtMs: NOW_MS - 29 * DAY_MS, enteredAtMs: 1 }),
      enrollment({ id: 'e3', ...ended, endedAtMs: NOW_MS - 30 * DAY_MS, enteredAtMs: 0 }),
    ]);

    const { json } = await api.ask('GET', '/v1/profiles/p1');

    expect(json.enrollments).toMatchObject([
      { status: 'active' },
      { journeyId: 'cart-abandoned', status: 'exited', reason: 'ordered' },
    ]);
    expect(json.enrollments).toHaveLength(2);
    expect(json.enrollments[1]).not.toHaveProperty('wakesAt');
  });

  it('is found by an id from before a merge, with what began under it', async () => {
    const api = withAnn();
    api.profiles.set('p1', { ...ann, mergedFrom: ['old'] });
    api.profiles.set('old', profile('old', { mergedInto: 'p1' }));
    api.enrollments.set('old', [
      enrollment({ id: 'e9', profileId: 'old', journeyId: 'welcome', enteredAtMs: 0 }),
    ]);

    const { json } = await api.ask('GET', '/v1/profiles/old');

    expect([json.id, json.mergedFrom]).toEqual(['p1', ['old']]);
    expect(json.enrollments.map(({ journeyId }: Enrollment) => journeyId)).toEqual([
      'cart-abandoned',
      'welcome',
    ]);
    expect(api.reads.toSorted()).toEqual(['old', 'p1']);
  });

  it('of a cycle is the one with the smallest id', async () => {
    const api = startApi();
    api.profiles.set('b', profile('b', { mergedInto: 'a' }));
    api.profiles.set('a', profile('a', { mergedInto: 'b' }));

    expect((await api.ask('GET', '/v1/profiles/b')).json.id).toBe('a');
  });
});

describe('a timeline', () => {
  it('is asked for the winner and all losers and shows instants and money as people write them', async () => {
    const api = withAnn();
    api.profiles.set('p1', { ...ann, mergedFrom: ['old'] });
    api.answerTimeline({
      entries: [
        {
          atMs: NOW_MS,
          kind: 'skip',
          name: 'remind',
          channel: 'sms',
          journeyId: 'cart-abandoned',
          reason: 'ordered',
          source: 'pos',
          notSpent: { amountMinor: 7, currency: 'EUR' },
        },
      ],
      cursor: 'next',
    });

    const { json } = await api.ask('GET', '/v1/profiles/p1/timeline?cursor=here&limit=10');

    expect(json).toEqual({
      entries: [
        {
          at: '2026-03-02T09:00:00.000Z',
          kind: 'skip',
          name: 'remind',
          channel: 'sms',
          journeyId: 'cart-abandoned',
          reason: 'ordered',
          source: 'pos',
          notSpent: { EUR: 0.07 },
        },
      ],
      cursor: 'next',
    });
    expect(api.pages).toEqual([{ ids: ['p1', 'old'], cursor: 'here', limit: 10 }]);
  });

  it('of nobody is 404', async () => {
    expect((await startApi().ask('GET', '/v1/profiles/nobody/timeline')).status).toBe(404);
  });
});
