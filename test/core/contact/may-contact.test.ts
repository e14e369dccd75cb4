import { describe, expect, it } from '@jest/globals';
import type { ContactRequest } from '../../../core/contact/contact-request.ts';
import { deployedContactDefaults } from '../../../core/contact/defaults.ts';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { zoneOf } from '../../../core/contact/zone.ts';
import { ann, contact, shop, switches, T0 } from '../journey/make.ts';

const asks = (changes: Partial<ContactRequest> = {}, settings = contact, nowMs = T0) =>
  mayContact(
    { profile: ann(), channel: 'email', purpose: 'marketing', ...changes },
    { contact: settings, shop, switches },
    nowMs,
  );
const midnight = Date.parse('2026-03-02T23:00:00Z');

describe('the gate', () => {
  it('lets a message through to the address in use', () => {
    expect(asks()).toEqual({ kind: 'allowed', address: 'ann@example.com' });
    expect(asks({ channel: 'sms' })).toEqual({ kind: 'allowed', address: '+4915112345678' });
  });

  it.each<[string, Partial<ContactRequest>, string]>([
    ['no address', { channel: 'push' }, 'no-address'],
    ['a channel that nobody has an address of', { channel: 'webhook' }, 'no-address'],
    ['no statement', { profile: ann({ consents: [] }) }, 'no-consent'],
    [
      'a denial',
      { profile: ann({ consents: ann().consents.map((one) => ({ ...one, status: 'denied' as const })) }) },
      'no-consent',
    ],
    [
      'consent for another address',
      { profile: ann({ consents: ann().consents.map((one) => ({ ...one, address: 'old@example.com' })) }) },
      'no-consent',
    ],
    [
      'consent to transactional messages only',
      {
        profile: ann({
          consents: ann().consents.map((one) => ({ ...one, purpose: 'transactional' as const })),
        }),
      },
      'no-consent',
    ],
    ['a blocked address', { suppressed: 'bounced' }, 'suppressed'],
    ['a full cap', { capped: true }, 'capped'],
  ])('says no for %s', (_, changes, reason) => {
    expect(asks(changes)).toEqual({ kind: 'skipped', reason });
  });

  it('says no rather than hold somebody who can get nothing', () => {
    expect(asks({ profile: ann({ consents: [] }) }, deployedContactDefaults, midnight)).toMatchObject({
      reason: 'no-consent',
    });
    expect(asks({}, deployedContactDefaults, midnight)).toEqual({
      kind: 'held',
      reason: 'quiet-hours',
      untilMs: Date.parse('2026-03-03T07:00:00Z'),
    });
  });

  it('asks transactional messages for the address and the list of blocked ones only', () => {
    const transactional = { purpose: 'transactional' as const, profile: ann({ consents: [] }), capped: true };
    expect(asks(transactional, deployedContactDefaults, midnight)).toEqual({
      kind: 'allowed',
      address: 'ann@example.com',
    });
    expect(asks({ ...transactional, suppressed: 'complained' })).toEqual({
      kind: 'skipped',
      reason: 'suppressed',
    });
  });

  it('counts a registered device as permission', () => {
    const profile = ann({ identities: [{ namespace: 'deviceToken', value: 'token', linkedAtMs: T0 }] });
    expect(asks({ profile, channel: 'push' })).toEqual({ kind: 'allowed', address: 'token' });
  });
});

describe('where her clock hangs', () => {
  const said = (timezone: unknown) => ({ traits: { timezone: { value: timezone, atMs: T0 } } });
  const phone = (value: string) => ({ identities: [{ namespace: 'phone', value, linkedAtMs: T0 }] });
  it.each([
    [
      'what her device tells',
      ann({ ...said('Asia/Tokyo'), observed: { timezone: { value: 'Asia/Kolkata', atMs: 1 } } }),
      'Asia/Kolkata',
    ],
    ['what she said', ann(said('Asia/Tokyo')), 'Asia/Tokyo'],
    ['the zone of her phone', ann(), 'Europe/Berlin'],
    ['not a zone of a country that has several', ann(phone('+12125550123')), 'Pacific/Apia'],
    ['nor of Spain, whose islands have another', ann(phone('+34612345678')), 'Pacific/Apia'],
    ['what is no zone is not one', ann({ ...said('Mars/Base'), identities: [] }), 'Pacific/Apia'],
  ])('%s', (_, profile, zone) => {
    expect(zoneOf(profile, 'Pacific/Apia', T0)).toBe(zone);
  });
});
