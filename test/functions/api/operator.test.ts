import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartPush } from '../../../core/seed/cart-push.ts';
import { cartSms } from '../../../core/seed/cart-sms.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const DAY_MS = 86_400_000;

const ann: Profile = {
  ...emptyProfile('p1', NOW_MS - DAY_MS),
  identities: [
    { namespace: 'email', value: 'ann@example.com', linkedAtMs: 1 },
    { namespace: 'email', value: 'ann@work.example', linkedAtMs: 2 },
    { namespace: 'phone', value: '+4915112345678', linkedAtMs: 1 },
  ],
  cart: {
    base: {
      id: 'c1',
      openedAtMs: NOW_MS,
      activityAtMs: NOW_MS,
      cartUrl: 'https://shop.example/cart',
      lines: [{ productId: 'kettle', quantity: 1, priceMinor: 1990, currency: 'EUR' }],
      closed: [],
    },
    ops: [],
  },
};

const withAnn = (changes: Partial<Profile> = {}) => {
  const api = startApi();
  api.profiles.set('p1', { ...ann, ...changes });
  const act = (path: string, body?: unknown, id = 'p1') =>
    api.ask('POST', `/v1/profiles/${id}/${path}`, { body });
  const said = () => api.bus.envelopes.flatMap(({ events }) => events);
  return { ...api, act, said };
};

describe('what an operator does to a person', () => {
  it('is an event of hers, said by Kaskad itself, with the operator and her words, and stands in the audit', async () => {
    const { act, said, bus, documents } = withAnn();

    const answer = await act('pause', { days: 3, text: 'on holiday' });

    expect(answer).toMatchObject({ status: 202, json: { accepted: true } });
    expect(bus.envelopes).toMatchObject([{ trust: 'internal', source: 'kaskad' }]);
    expect(said()).toMatchObject([
      {
        event: 'Contact Paused',
        source: 'operator',
        profileId: 'p1',
        atMs: NOW_MS,
        properties: { until: '2026-03-05T09:00:00.000Z', text: 'on holiday', by: 'ann' },
      },
    ]);
    expect(documents.written).toEqual([
      { atMs: NOW_MS, by: 'ann', action: 'pause', kind: 'person', id: 'p1' },
    ]);
  });

  it.each([
    ['resume', {}, 'Contact Resumed', {}],
    ['leave-journey', { journeyId: 'welcome' }, 'Journey Left', { journeyId: 'welcome' }],
    ['complaints/4711/close', undefined, 'Complaint Closed', { complaintId: '4711' }],
    ['resend-link', { channel: 'sms' }, 'Link Requested', { channel: 'sms' }],
  ])('%s is said as an event', async (path, body, event, properties) => {
    const { act, said, ask } = withAnn();
    await ask('PUT', '/v1/templates/cart-sms', { body: cartSms });

    expect((await act(path, body)).status).toBe(202);

    expect(said()).toMatchObject([{ event, source: 'operator', properties: { ...properties, by: 'ann' } }]);
  });

  it('is done to the winner of a merge', async () => {
    const api = withAnn({ mergedFrom: ['old'] });
    api.profiles.set('old', { ...emptyProfile('old', 1), mergedInto: 'p1' });

    await api.act('resume', {}, 'old');

    expect(api.said()).toMatchObject([{ profileId: 'p1' }]);
  });

  it('is refused for nobody, for somebody of whom only figures are left, and for what cannot be understood', async () => {
    const { act, said, documents } = withAnn();
    const nobody = withAnn({ anonymized: true });

    expect((await act('pause', { days: 1 }, 'p9')).status).toBe(404);
    expect((await nobody.act('pause', { days: 1 })).status).toBe(404);
    for (const [path, body] of [
      ['pause', { days: 0 }],
      ['pause', { days: 366 }],
      ['pause', undefined],
      ['opt-out', { channel: 'pigeon' }],
      ['opt-out', { chanel: 'email' }],
      ['leave-journey', {}],
      ['resend-link', { channel: 'agent' }],
      ['complaints', { text: '' }],
    ] as const) {
      const { status, json } = await act(path, body);
      expect([path, status, json.faults.length]).toEqual([path, 400, 1]);
    }
    expect([said(), documents.written]).toEqual([[], []]);
  });

  it('needs a token that may write', async () => {
    const { ask } = withAnn();

    for (const path of ['opt-out', 'pause', 'resume', 'leave-journey', 'complaints', 'resend-link']) {
      const url = `/v1/profiles/p1/${path}`;
      expect((await ask('POST', url, { token: 'reader', body: {} })).status).toBe(403);
      expect((await ask('POST', url, { token: '', body: {} })).status).toBe(401);
    }
  });
});

describe('an opt-out', () => {
  const denials = (said: { properties?: Record<string, unknown> }[]) =>
    said.map(({ properties }) => [properties?.channel, properties?.address]);

  it('of a channel denies every address of it', async () => {
    const { act, said } = withAnn();

    await act('opt-out', { channel: 'email', text: 'too many mails' });

    expect(denials(said()).toSorted()).toEqual([
      ['email', 'ann@example.com'],
      ['email', 'ann@work.example'],
    ]);
    expect(said()).toMatchObject([
      {
        event: 'Consent Changed',
        properties: { purpose: 'marketing', status: 'denied', text: 'too many mails', by: 'ann' },
      },
      {},
    ]);
  });

  it('of everything also denies what she has no address for yet', async () => {
    const { act, said } = withAnn();

    await act('opt-out');

    expect(denials(said())).toEqual(
      expect.arrayContaining([
        ['email', 'ann@example.com'],
        ['sms', '+4915112345678'],
        ['agent', '+4915112345678'],
        ['push', undefined],
        ['webpush', undefined],
      ]),
    );
  });
});

describe('a complaint', () => {
  it('gets a number, and is one however often the button is pressed', async () => {
    const { act, said } = withAnn();

    const [first, second] = [
      await act('complaints', { text: 'broken' }),
      await act('complaints', { text: 'broken' }),
    ];
    const other = await act('complaints', { text: 'late' });

    expect(first.json).toEqual({ accepted: true, complaintId: expect.stringMatching(/^[\da-f]{16}$/) });
    expect(second.json).toEqual(first.json);
    expect(other.json.complaintId).not.toBe(first.json.complaintId);
    expect(new Set(said().map(({ messageId }) => messageId)).size).toBe(2);
    expect(said()[0]?.properties).toMatchObject({ complaintId: first.json.complaintId, text: 'broken' });
  });
});

describe('the link to the cart', () => {
  const withTemplates = async (changes: Partial<Profile> = {}) => {
    const api = withAnn(changes);
    for (const template of [cartSms, cartPush])
      await api.ask('PUT', `/v1/templates/${template.id}`, { body: template });
    return api;
  };

  it('asked for twice within a minute is one request', async () => {
    const { act, said } = await withTemplates();

    await act('resend-link', { channel: 'sms' });
    await act('resend-link', { channel: 'sms' });

    expect(new Set(said().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it.each([
    ['there is no open cart', 'sms', { cart: { base: { lines: [], closed: [] }, ops: [] } }, 'cart'],
    [
      'the cart has no place',
      'sms',
      { cart: { ...ann.cart, base: { ...ann.cart.base, cartUrl: 'about:blank' } } },
      'shows a cart',
    ],
    ['she has no address', 'push', {}, 'address'],
    ['the template is not there', 'email', {}, 'template cart-email'],
  ])('is refused where %s', async (_why, channel, changes, detail) => {
    const { act, said } = await withTemplates(changes);

    const { status, json } = await act('resend-link', { channel });

    expect([status, json.detail]).toEqual([409, expect.stringContaining(detail)]);
    expect(said()).toEqual([]);
  });

  it("is no journey of the marketer's: not in the list, and its id is taken", async () => {
    const { ask } = await withTemplates();
    const body = { trigger: { event: 'Signed Up' }, steps: [{ id: 'w', kind: 'wait', for: 'PT1H' }] };

    const put = await ask('PUT', '/v1/journeys/link-requested-sms', { body });

    expect([put.status, put.json.faults[0].path]).toEqual([422, '/id']);
    expect((await ask('GET', '/v1/journeys')).json.journeys).toEqual([]);
    expect((await ask('GET', '/v1/journeys/link-requested-sms')).status).toBe(404);
  });
});

describe('the audit', () => {
  it('is read newest first, a page at a time', async () => {
    const { act, ask } = withAnn();
    await act('pause', { days: 1 });
    await act('resume');
    await ask('PUT', '/v1/templates/cart-sms', { body: cartSms });

    const first = await ask('GET', '/v1/audit?limit=2', { token: 'reader' });
    const second = await ask('GET', `/v1/audit?limit=2&cursor=${first.json.cursor}`, { token: 'reader' });

    const at = '2026-03-02T09:00:00.000Z';
    expect(first.json.entries).toEqual([
      { at, by: 'ann', action: 'publish', kind: 'template', id: 'cart-sms', version: 1 },
      { at, by: 'ann', action: 'resume', kind: 'person', id: 'p1' },
    ]);
    expect(second.json).toEqual({ entries: [{ at, by: 'ann', action: 'pause', kind: 'person', id: 'p1' }] });
    expect((await ask('GET', '/v1/audit', { token: '' })).status).toBe(401);
  });
});
