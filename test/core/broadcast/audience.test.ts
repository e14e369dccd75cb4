import { describe, expect, it } from '@jest/globals';
import { audienceOf, scaled } from '../../../core/broadcast/audience.ts';
import { contactSettingsSchema, shopSettingsSchema } from '../../../core/config/settings.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { DUE, newsOf, person } from '../../support/broadcast-rig.ts';

const phone = '+4915112345678';
const withPhone = (id: string) =>
  person(id, {
    identities: [
      { namespace: 'email', value: `${id}@example.com`, linkedAtMs: 0 },
      { namespace: 'phone', value: phone, linkedAtMs: 0 },
    ],
    consents: (['email', 'sms'] as const).map((channel) => ({
      channel,
      address: channel === 'email' ? `${id}@example.com` : phone,
      purpose: 'marketing',
      status: 'granted',
      atMs: 0,
    })),
  });

const cascade = newsOf(
  {},
  {
    steps: [
      {
        id: 'tell',
        kind: 'cascade',
        order: ['email', 'sms'],
        rungs: { email: { template: 'news', wait: 'P1D' }, sms: { template: 'news-sms', wait: 'P1D' } },
      },
    ],
  },
);

const ask = async () => ({
  atMs: DUE,
  snapshot: {
    ...(await advanceRig().ports.config.snapshot()),
    contact: contactSettingsSchema.parse({ timezone: 'UTC' }),
    shop: shopSettingsSchema.parse({
      name: 'Shop',
      email: { from: 'shop@example.com' },
      prices: { sms: { '*': { amountMinor: 7, currency: 'EUR' } } },
    }),
  },
});

describe('the audience of a broadcast', () => {
  it('says who can be reached by each channel, why others cannot, and what it costs if nobody reacts', async () => {
    const candidates = [
      { profile: withPhone('ann'), suppressed: {} },
      { profile: person('bob', { consents: [] }), suppressed: {} },
      { profile: withPhone('cy'), suppressed: { email: 'bounced' } },
      { profile: person('robot', { bot: true }), suppressed: {} },
    ];

    expect(audienceOf(cascade, candidates, await ask())).toEqual({
      people: 4,
      left: { robot: 1 },
      channels: {
        email: { reachable: 2, unreachable: { 'no-consent': 1, suppressed: 1 } },
        sms: { reachable: 2, unreachable: { 'no-address': 2 } },
      },
      messages: { email: 1, sms: 2 },
      costMinor: { EUR: 14 },
    });
  });

  it('keeps to the list of a shop that is not live, looks past switches, and counts all channels against a total', async () => {
    const before = await ask();
    const switches = { all: true, channels: {}, journeys: [], allowOnly: ['ann@example.com', '+49*'] };
    const contact = contactSettingsSchema.parse({ caps: { total: { max: 1, per: 'P3D', rolling: true } } });
    const candidates = [
      { profile: withPhone('ann'), suppressed: {} },
      { profile: person('bob'), suppressed: {} },
    ];

    expect(
      audienceOf(cascade, candidates, { ...before, snapshot: { ...before.snapshot, switches, contact } }),
    ).toMatchObject({
      channels: { email: { reachable: 1, unreachable: { 'not-on-allow-list': 1 } } },
      messages: { email: 1 },
    });
  });

  it('leaves out whom the condition of the journey leaves out', async () => {
    const journey = newsOf({}, { audience: { '==': [{ var: 'profile.country' }, 'DE'] } });
    const candidates = [{ profile: withPhone('ann'), suppressed: {} }];

    expect(audienceOf(journey, candidates, await ask())).toMatchObject({
      left: { audience: 1 },
      messages: {},
    });
  });

  it('is worked out for all where some were looked at', async () => {
    const candidates = [
      { profile: withPhone('ann'), suppressed: {} },
      { profile: person('bob', { consents: [] }), suppressed: {} },
    ];

    expect(scaled(audienceOf(cascade, candidates, await ask()), 1_000)).toMatchObject({
      people: 1_000,
      channels: { email: { reachable: 500, unreachable: { 'no-consent': 500 } } },
      messages: { email: 500, sms: 500 },
      costMinor: { EUR: 3_500 },
    });
    expect(scaled(audienceOf(cascade, [], await ask()), 0)).toMatchObject({ people: 0, channels: {} });
  });
});
