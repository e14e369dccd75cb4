import { describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../../core/duration.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { seedTemplates } from '../../../core/seed/templates.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { startApi } from '../../support/api.ts';

const HOUR_MS = 3_600_000;

/** Ann is in the journey with the first hour running. */
const withAnn = async (enrollment: Partial<Enrollment> = {}, profile: Parameters<typeof ann>[0] = {}) => {
  const api = startApi();
  for (const template of seedTemplates)
    await api.ask('PUT', `/v1/templates/${template.id}`, { body: template });
  await api.ask('PUT', '/v1/journeys/cart-abandoned', { body: cartAbandoned });
  await api.ask('POST', '/v1/journeys/cart-abandoned/publish');
  api.profiles.set('ann', ann(profile));
  api.enrollments.set('ann', [enrolled(enrollment)]);
  api.pointers.set('email#ann@example.com', 'ann');
  const card = async () => (await api.ask('GET', '/v1/profiles/ann')).json;
  const lookup = async () =>
    (await api.ask('GET', '/v1/profiles/lookup?namespace=email&value=ann@example.com')).json;
  return { ...api, card, lookup };
};

describe("an operator's card", () => {
  it('says what is sent next, in the same words wherever she is looked up', async () => {
    const { card, lookup } = await withAnn();
    const planned = {
      journeyId: 'cart-abandoned',
      nextSend: { channel: 'email', template: 'cart-email', at: new Date(t0 + HOUR_MS).toISOString() },
    };

    expect((await card()).enrollments).toMatchObject([planned]);
    expect((await lookup()).enrollments).toMatchObject([planned]);
  });

  it('says why nothing is, as it stands in the very moment', async () => {
    const { card, lookup, ask } = await withAnn();
    await lookup();
    await ask('POST', '/v1/journeys/cart-abandoned/pause');

    expect((await card()).enrollments).toMatchObject([{ nextSend: null, noSendBecause: 'paused' }]);
    expect((await lookup()).enrollments).toMatchObject([{ nextSend: null, noSendBecause: 'paused' }]);
  });

  it('goes by settings that were changed a moment ago', async () => {
    const { lookup, ask } = await withAnn();
    await lookup();
    await ask('PUT', '/v1/settings/contact', {
      body: { timezone: 'UTC', quietHours: { email: '08:00-20:00' } },
    });

    expect((await lookup()).enrollments[0].nextSend.at).toBe('2026-03-02T19:00:00.000Z');
  });

  it('goes by the structure that she entered with', async () => {
    const { card, ask } = await withAnn();
    const [idle, remind] = cartAbandoned.steps;
    const steps = [{ ...idle, for: 'PT5H' }, remind];
    await ask('PUT', '/v1/journeys/cart-abandoned', { body: { ...cartAbandoned, steps } });
    await ask('POST', '/v1/journeys/cart-abandoned/publish');

    expect((await card()).enrollments[0].nextSend.at).toBe(new Date(t0 + HOUR_MS).toISOString());
  });

  it('plans nothing for what is over', async () => {
    const { card } = await withAnn({ status: 'exited', reason: 'operator', endedAtMs: t0 });

    expect((await card()).enrollments).toEqual([
      { journeyId: 'cart-abandoned', stepId: 'idle', status: 'exited', reason: 'operator' },
    ]);
  });

  it('shows a pause, open complaints and, as there are none yet, no offers', async () => {
    const { card } = await withAnn(
      {},
      {
        pause: { saidAtMs: t0, endsAtMs: t0 + 3 * DAY_MS },
        complaints: [
          { id: 'c1', saidAtMs: t0 },
          { id: 'c2', saidAtMs: t0, closed: true },
        ],
      },
    );

    expect(await card()).toMatchObject({
      offers: [],
      pausedUntil: '2026-03-05T09:00:00.000Z',
      openComplaints: [{ id: 'c1', openedAt: '2026-03-02T09:00:00.000Z' }],
      enrollments: [{ nextSend: null, noSendBecause: 'complaint-open' }],
    });
  });
});
