import { describe, expect, it } from '@jest/globals';
import { contactSettingsSchema } from '../../../core/config/settings.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import { capWindows } from '../../../core/contact/cap-window.ts';
import { deployedContactDefaults } from '../../../core/contact/defaults.ts';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { ann, contact, shop, switches, T0 } from '../journey/make.ts';

const capped = contactSettingsSchema.parse({
  caps: {
    email: [
      { max: 1, per: 'P1D' },
      { max: 3, per: 'P7D', rolling: true },
    ],
    total: { max: 2, per: 'P1D' },
  },
});
const at = (iso: string, channel: Channel, settings = deployedContactDefaults) =>
  capWindows({ profile: ann(), channel, purpose: 'marketing' }, settings, Date.parse(iso));

describe('caps', () => {
  it('count whole days by her own calendar', () => {
    expect(at('2026-03-01T23:30:00Z', 'email')).toMatchObject({
      day: '2026-03-02',
      windows: [{ over: 'email', max: 1, fromDay: '2026-03-02' }],
    });
    expect(at('2026-03-29T23:30:00Z', 'sms')).toMatchObject({
      day: '2026-03-30',
      windows: [{ over: 'sms', max: 1, fromDay: '2026-03-28' }],
    });
  });

  it('all count: several of one channel, some of them rolling, and the total', () => {
    const day = { max: 1, fromDay: '2026-03-02' };
    const total = { over: 'total', max: 2, fromDay: '2026-03-02' };
    expect(at('2026-03-02T12:00:00Z', 'email', capped)?.windows).toEqual([
      { over: 'email', ...day },
      { over: 'email', max: 3, afterMs: Date.parse('2026-02-23T12:00:00Z') },
      total,
    ]);
    expect(at('2026-03-02T12:00:00Z', 'push', capped)?.windows).toEqual([total]);
  });

  it('apply to marketing by channels that have one', () => {
    const transactional = { profile: ann(), channel: 'email' as const, purpose: 'transactional' as const };
    expect(at('2026-03-02T12:00:00Z', 'push')).toBeUndefined();
    expect(capWindows(transactional, capped, T0)).toBeUndefined();
  });

  it('keep a message longer than any of them counts it', () => {
    const email = at('2026-03-02T12:00:00Z', 'email');
    expect(email?.forgetBeforeMs).toBe(Date.parse('2026-02-25T12:00:00Z'));
    expect(email?.expiresAtSeconds).toBe(Date.parse('2026-03-07T12:00:00Z') / 1000);
  });

  it.each([
    { email: { max: 0, per: 'P1D' } },
    { total: [{ max: 0, per: 'PT1H', rolling: true }] },
    {
      email: [
        { max: 5, per: 'P1D' },
        { max: 0, per: 'P7D' },
      ],
    },
  ])('of nothing are known without asking the table: %j', (caps) => {
    const ask = { profile: ann(), channel: 'email' as const, purpose: 'marketing' as const };
    const policy = { contact: { ...contact, caps }, shop, switches };
    expect(mayContact(ask, policy, T0)).toEqual({ kind: 'skipped', reason: 'capped' });
    expect(mayContact({ ...ask, purpose: 'transactional' }, policy, T0).kind).toBe('allowed');
  });

  it.each([
    { pigeon: { max: 1, per: 'P1D' } },
    { email: { max: -1, per: 'P1D' } },
    { email: { max: 1, per: 'a day' } },
    { total: [] },
    { total: { max: 1, per: 'P1D', rolls: true } },
  ])('are refused as %j', (caps) => {
    expect(contactSettingsSchema.safeParse({ caps }).success).toBe(false);
  });
});
