import { describe, expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';
import { person } from '../../support/broadcast-rig.ts';

const staff = ['*@shop.example', '+49 151 555 00 00'];
const steps = [
  {
    id: 'tell',
    kind: 'cascade',
    order: ['email', 'sms'],
    rungs: { email: { template: 'news', wait: 'P1D' }, sms: { template: 'news-sms', wait: 'P1D' } },
  },
];

const begun = async () => {
  const api = startApi();
  const email = { channel: 'email', subject: 'For {{ profile.firstName | default: "you" }}', text: 'Hello' };
  for (const [id, body] of Object.entries({ news: email, 'news-sms': { channel: 'sms', text: 'Hello' } })) {
    await api.ask('PUT', `/v1/templates/${id}`, { body });
    await api.ask('POST', `/v1/templates/${id}/publish`);
  }
  await api.ask('PUT', '/v1/settings/people', { body: { staff } });
  await api.ask('PUT', '/v1/settings/shop', { body: { name: 'Shop', email: { from: 'shop@shop.example' } } });
  const saved = await api.ask('PUT', '/v1/journeys/hi', { body: { trigger: { event: 'Signed Up' }, steps } });
  expect(saved.status).toBe(200);
  const test = (body: unknown, token = 'ann') => api.ask('POST', '/v1/journeys/hi/test', { body, token });
  return { api, test };
};

describe('a test of a journey', () => {
  it('brings every message of the latest edit to people of the shop, marked, under the id of nobody', async () => {
    const { api, test } = await begun();
    await api.ask('PUT', '/v1/templates/news', {
      body: { channel: 'email', subject: 'Newer', text: 'Hello' },
    });

    const { status, json } = await test({ to: { email: 'Ann@Shop.example', sms: '+491515550000' } });

    expect([status, json.skipped]).toEqual([202, []]);
    expect(api.tests.map(({ channel, to, subject, text }) => [channel, to, subject, text])).toEqual([
      ['email', 'ann@shop.example', '[Test] Newer', 'Hello'],
      ['sms', '+491515550000', undefined, '[Test] Hello'],
    ]);
    expect(new Set(api.tests.map(({ profileId, enrollmentId }) => `${profileId} ${enrollmentId}`))).toEqual(
      new Set(['test test']),
    );
  });

  it('brings messages too that have never been published', async () => {
    const { api, test } = await begun();
    await api.ask('PUT', '/v1/templates/later?draft=true', { body: { channel: 'sms', text: 'Later' } });
    const later = { id: 'later', kind: 'send', channel: 'sms', template: 'later' };
    await api.ask('PUT', '/v1/journeys/hi', { body: { trigger: { event: 'Signed Up' }, steps: [later] } });

    expect((await test({ to: { sms: '+491515550000' } })).status).toBe(202);
    expect(api.tests.map(({ text }) => text)).toEqual(['[Test] Later']);
  });

  it('says which messages go nowhere, and why', async () => {
    const { test } = await begun();
    const { json } = await test({ to: { email: 'ann@shop.example' } });
    expect(json.skipped).toEqual([
      { stepId: 'tell', channel: 'sms', template: 'news-sms', reason: 'no-address' },
    ]);
  });

  it('is filled in with the data of a customer, who gets nothing', async () => {
    const { api, test } = await begun();
    api.profiles.set('cy', person('cy', { traits: { firstName: { value: 'Cy', atMs: 1 } } }));

    await test({ to: { email: 'ann@shop.example' }, profileId: 'cy' });

    expect(api.tests.map(({ to, subject }) => [to, subject])).toEqual([
      ['ann@shop.example', '[Test] For Cy'],
    ]);
  });

  it.each([
    [
      'an address of somebody else',
      { to: { email: 'customer@example.com' } },
      '/to/email is not on the list of staff (settings people)',
    ],
    ['what is no phone', { to: { sms: 'call me' } }, '/to/sms a phone number such as +4915112345678'],
    ['no address', {}, '/to name an address of the shop’s own people, or a profile of one'],
    ['a customer', { profileId: 'cy' }, '/to name an address of the shop’s own people, or a profile of one'],
  ])('is refused for %s', async (_, body, fault) => {
    const { api, test } = await begun();
    api.profiles.set('cy', person('cy'));

    const { status, json } = await test(body);

    const [first] = json.faults as { path: string; message: string }[];
    expect([status, `${first?.path} ${first?.message}`]).toEqual([422, fault]);
    expect(api.tests).toEqual([]);
  });

  it('needs a token that may write', async () => {
    const { test } = await begun();
    expect((await test({ to: { email: 'ann@shop.example' } }, 'reader')).status).toBe(403);
  });
});
