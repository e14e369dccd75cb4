import { describe, expect, it } from '@jest/globals';
import { consentSettingsSchema } from '../../../core/config/consent-settings.ts';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { consentFor } from '../../../core/consent/consent-for.ts';
import { softOptIn } from '../../../core/consent/soft-opt-in.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, t0 } from '../../support/ann.ts';
import { shopEvent } from '../../support/events.ts';

const text = 'We send you offers of similar goods; you can object at any time.';
const on = consentSettingsSchema.parse({ email: { softOptIn: { DE: { text } } } });
const off = consentSettingsSchema.parse({});
const nobody = ann({ identities: [], consents: [] });
const named = [{ namespace: 'email', value: 'ann@example.com' }];

const order = (changes: Partial<Parameters<typeof softOptIn>[0]> = {}, event: object = {}) =>
  softOptIn({
    event: { ...shopEvent({ event: 'Order Completed', source: 'web' }), ...event },
    ...{ profile: nobody, accepted: named, settings: on, shopCountry: 'DE', trust: 'public' },
    ...changes,
  });

describe('a purchase', () => {
  it('allows mail where the shop has switched that on, with the words that were shown', () => {
    expect(order()).toMatchObject([
      {
        ...{ channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'granted' },
        ...{ basis: 'soft opt-in', text, source: 'web' },
      },
    ]);
  });

  it.each([
    ['it is off', { settings: off }, {}],
    ['she lives elsewhere', { profile: { ...nobody, traits: { country: { value: 'fr', atMs: t0 } } } }, {}],
    [
      'her country cannot be read',
      { profile: { ...nobody, traits: { country: { value: 'Germany', atMs: t0 } } } },
      {},
    ],
    ['nobody knows where she lives', { shopCountry: undefined }, {}],
    ['she has no address', { accepted: [] }, {}],
    ['the words were not shown there', {}, { source: 'pos' }],
    ['it comes from a file', {}, { historical: true }],
    ['it is no order', {}, { event: 'Order Cancelled' }],
    ['the country is a word of the language', { shopCountry: 'constructor' }, {}],
  ])('allows nothing where %s', (_, changes, event) => {
    expect(order(changes as object, event)).toEqual([]);
  });
});

describe('what a browser calls a purchase', () => {
  const to = (confirm: string, trust: 'public' | 'secret') =>
    order({
      trust,
      settings: consentSettingsSchema.parse({ email: { confirm, softOptIn: { DE: { text } } } }),
    }).length;

  it.each([
    ['never', 1, 1],
    ['public-keys', 0, 1],
    ['always', 0, 1],
  ])(
    'goes round no confirmation: by the rule %s it allows %i mail address, a server %i',
    (rule, browser, server) => {
      expect([to(rule, 'public'), to(rule, 'secret')]).toEqual([browser, server]);
    },
  );
});

describe('what a purchase allows', () => {
  const [soft] = order() as [ConsentStatement];
  const status = (person: Partial<Profile>) =>
    consentFor(ann({ consents: [], ...person }), 'email', 'ann@example.com', 'marketing')?.status;
  const denied = { ...soft, status: 'denied' as const, basis: undefined, atMs: 0 };
  const { basis: _, ...no } = denied;

  it('holds until she says no, and an older no holds against it', () => {
    expect(status({ consents: [soft] })).toBe('granted');
    expect(status({ consents: [soft, no] })).toBe('denied');
    expect(status({ consents: [soft, { ...no, atMs: soft.atMs + 1 }] })).toBe('denied');
  });

  it('gives way to a no for another address of hers, and to one without an address', () => {
    const other = { ...no, address: 'old@example.com' };
    const { address: _none, ...anywhere } = no;
    expect(status({ consents: [soft, other] })).toBeUndefined();
    expect(status({ consents: [soft], pendingConsents: [anywhere] })).toBe('denied');
  });

  it('does not hide that she said yes herself', () => {
    const yes = { ...no, status: 'granted' as const };
    const person = ann({ consents: [soft, yes] });
    expect(consentFor(person, 'email', 'ann@example.com', 'marketing')?.basis).toBeUndefined();
  });
});
