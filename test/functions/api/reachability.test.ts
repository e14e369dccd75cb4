import { describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { ann, t0 } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const mailOf = (id: string) => `${id}@example.com`;
const person = (id: string, changes: Partial<Profile> = {}): Profile => ({
  ...ann({
    identities: [{ namespace: 'email', value: mailOf(id), linkedAtMs: t0 }],
    consents: [{ channel: 'email', address: mailOf(id), purpose: 'marketing', status: 'granted', atMs: t0 }],
    traits: { country: { value: 'DE', atMs: t0 } },
    ...changes,
  }),
  id,
});

const withPeople = (...people: Profile[]) => {
  const time = { nowMs: t0 };
  const api = startApi({ clock: { now: () => time.nowMs } });
  for (const one of people) api.profiles.set(one.id, one);
  const look = async (query = '') => (await api.ask('GET', `/v1/reports/reachability${query}`)).json;
  const whom = async (query: string) =>
    (await api.ask('GET', `/v1/reports/reachability/people?${query}`)).json.people.map(
      ({ id }: { id: string }) => id,
    );
  return { ...api, time, look, whom };
};
const silence = { granted: 0, denied: 0, pending: 0, newlyGranted: 0, newlyDenied: 0 };
const nobody = {
  reachable: 0,
  noAddress: 0,
  noConsent: 0,
  blocked: 0,
  blockedBecause: {},
  consents: silence,
};

const few = async () => {
  const api = withPeople(
    person('ann'),
    person('bob', { consents: [] }),
    person('eve', { traits: { country: { value: 'FR', atMs: t0 } } }),
    person('joe', { identities: [] }),
    person('robot', { bot: true }),
    person('staff', { staff: true }),
  );
  await api.suppressions.add('email', mailOf('eve'), 'bounced', t0);
  return api;
};

describe('whom marketing reaches', () => {
  it('is told by channel, of everybody but staff and robots, and leads to people', async () => {
    const { look, whom } = await few();

    expect(await look()).toEqual({
      at: new Date(t0).toISOString(),
      people: 4,
      lookedAt: 6,
      exact: true,
      channels: {
        email: {
          ...{ reachable: 1, noAddress: 1, noConsent: 1, blocked: 1, blockedBecause: { bounced: 1 } },
          consents: { ...silence, granted: 3, newlyGranted: 3 },
        },
        ...Object.fromEntries(
          ['sms', 'push', 'telegram', 'agent'].map((one) => [one, { ...nobody, noAddress: 4 }]),
        ),
      },
    });
    for (const [standing, id] of [
      ['reachable', 'ann'],
      ['noConsent', 'bob'],
      ['blocked', 'eve'],
      ['noAddress', 'joe'],
    ])
      expect(await whom(`channel=email&standing=${standing}`)).toEqual([id]);
  });

  it('comes with what people said of each channel, now and in the last 30 days', async () => {
    const said = (id: string, status: 'granted' | 'denied' | 'pending', daysAgo: number) =>
      person(id, {
        consents: [
          { channel: 'email', address: mailOf(id), purpose: 'transactional', status: 'denied', atMs: t0 },
          {
            ...{ channel: 'email', address: mailOf(id), purpose: 'marketing', status },
            atMs: t0 - daysAgo * DAY_MS,
          },
        ],
      });
    const { look } = withPeople(
      ...[said('ann', 'granted', 31), said('bob', 'granted', 2), said('eve', 'denied', 40)],
      ...[said('joe', 'denied', 29), said('kim', 'pending', 1), said('lea', 'granted', 90)],
    );

    const { channels } = await look();
    expect(channels.email.consents).toEqual({
      ...{ granted: 3, denied: 2, pending: 1 },
      ...{ newlyGranted: 1, newlyDenied: 1 },
    });
    expect(channels.sms.consents).toEqual(silence);
  });

  it('is looked at once in ten minutes, and shows nobody who is gone meanwhile', async () => {
    const { look, whom, profiles, time } = await few();
    await look();
    profiles.set('zoe', person('zoe'));
    profiles.delete('bob');

    expect((await look()).people).toBe(4);
    expect(await whom('channel=email&standing=noConsent')).toEqual([]);
    time.nowMs += 10 * MINUTE_MS;
    expect(await look()).toMatchObject({ at: new Date(time.nowMs).toISOString(), people: 4 });
    expect(await whom('channel=email&standing=reachable')).toEqual(['ann', 'zoe']);
  });

  it('is an estimate where they are many, and says so', async () => {
    const many = Array.from({ length: 3_200 }, (_, at) =>
      person(`p${at}`, at % 4 === 0 ? {} : { consents: [] }),
    );
    const { look, suppressions } = withPeople(...many);
    for (let at = 0; at < 3_200; at += 8) await suppressions.add('email', mailOf(`p${at}`), 'complained', t0);

    const { people, lookedAt, exact, channels } = await look();
    expect({ people, exact }).toEqual({ people: 3_200, exact: false });
    expect(lookedAt).toBeLessThanOrEqual(1_600);
    const { reachable, blocked, noConsent, noAddress } = channels.email;
    expect(Math.abs(noConsent - 2_400)).toBeLessThan(160);
    expect(Math.abs(reachable - 400)).toBeLessThan(120);
    expect(Math.abs(blocked - 400)).toBeLessThan(120);
    expect(Math.abs(channels.email.consents.granted - 800)).toBeLessThan(160);
    expect(Math.abs(reachable + blocked + noConsent + noAddress - 3_200)).toBeLessThan(5);
  });

  it('is told of a segment, and of whom a journey is for, also before it is published', async () => {
    const { ask, look, members } = await few();
    const condition = { '==': [{ var: 'profile.country' }, 'DE'] };
    await ask('PUT', '/v1/segments/german', { body: { id: 'german', condition } });
    await ask('POST', '/v1/segments/german/publish');
    members.push({ list: 'segment#german', profileId: 'ann', sk: 'G#german' });
    for (const template of seedTemplates)
      await ask('PUT', `/v1/templates/${template.id}`, { body: template });
    const step = { id: 'send', kind: 'send', channel: 'email', template: 'cart-email' };
    const journey = {
      id: 'j',
      name: 'J',
      purpose: 'marketing',
      trigger: { event: 'Tea Tasted' },
      steps: [step],
    };
    await ask('PUT', '/v1/journeys/j', { body: { ...journey, audience: condition } });
    const broadcast = { schedule: { at: '2026-03-09T10:00' }, to: { segment: 'german' } };
    await ask('PUT', '/v1/journeys/b', { body: { ...journey, id: 'b', trigger: broadcast } });

    expect(await look('?segmentId=german')).toMatchObject({
      people: 1,
      channels: { email: { reachable: 1 } },
    });
    expect(await look('?journeyId=b')).toMatchObject({ people: 1, lookedAt: 1 });
    expect(await look('?journeyId=j')).toMatchObject({
      people: 3,
      channels: { email: { reachable: 1, noConsent: 1, noAddress: 1, blocked: 0 } },
    });
    for (const query of ['segmentId=none', 'journeyId=none'])
      expect((await ask('GET', `/v1/reports/reachability?${query}`)).status).toBe(404);
  });
});
