import { describe, expect, it } from '@jest/globals';
import { settingsKinds } from '../../../core/config/kinds/settings-kinds.ts';
import {
  asIfOn,
  type SwitchesSettings,
  switchesSettingsSchema,
} from '../../../core/config/switches-settings.ts';
import type { ContactRequest } from '../../../core/contact/contact-request.ts';
import { mayContact } from '../../../core/contact/may-contact.ts';
import { ann, contact, MINUTE, shop, T0 } from '../journey/make.ts';

const ask = (switches: Partial<SwitchesSettings>, more: Partial<ContactRequest> = {}) =>
  mayContact(
    { profile: ann(), channel: 'email', purpose: 'marketing', journeyId: 'cart-abandoned', ...more },
    { contact, shop, switches: switchesSettingsSchema.parse(switches) },
    T0,
  );
const waits = { kind: 'held', untilMs: T0 + 10 * MINUTE, reason: 'switched-off' };

describe('what is switched off', () => {
  it.each<[string, Partial<SwitchesSettings>]>([
    ['everything', { all: true }],
    ['the channel', { channels: { email: true } }],
    ['the journey', { journeys: ['other', 'cart-abandoned'] }],
  ])('waits, whatever its purpose, and is asked about again in ten minutes: %s', (_, switches) => {
    expect(ask(switches)).toEqual(waits);
    expect(ask(switches, { purpose: 'transactional' })).toEqual(waits);
  });

  it('is web push too where push is, and not the other way round', () => {
    const identities = ['deviceToken', 'webPush'].map((namespace) => ({
      namespace,
      value: 'd',
      linkedAtMs: T0,
    }));
    const asked = (channel: 'push' | 'webpush', off: 'push' | 'webpush') =>
      ask({ channels: { [off]: true } }, { channel, profile: ann({ identities }) }).kind;

    expect([asked('webpush', 'push'), asked('push', 'webpush')]).toEqual(['held', 'allowed']);
  });

  it.each<[string, Partial<SwitchesSettings>]>([
    ['another channel', { channels: { sms: true, email: false } }],
    ['another journey', { journeys: ['cart'] }],
  ])('leaves alone what it does not name: %s', (_, switches) => {
    expect(ask(switches).kind).toBe('allowed');
  });

  it('keeps nobody waiting who could get nothing', () => {
    expect(ask({ all: true }, { profile: ann({ consents: [] }) })).toMatchObject({ reason: 'no-consent' });
  });
});

describe('a shop that is not live', () => {
  const inApp = ann({
    identities: [...ann().identities, { namespace: 'deviceToken', value: 'token', linkedAtMs: T0 }],
  });

  it.each<[string, string[], Partial<ContactRequest>, string]>([
    ['her mail', ['*@EXAMPLE.com'], {}, 'allowed'],
    ['her mail is not her phone', ['ann@example.com'], { channel: 'sms' }, 'skipped'],
    ['her phone, however it is typed', ['+49 1511 234*'], { channel: 'sms' }, 'allowed'],
    ['the device of somebody on it', ['ann@example.com'], { channel: 'push', profile: inApp }, 'allowed'],
    ['the device of somebody else', ['bob@example.com'], { channel: 'push', profile: inApp }, 'skipped'],
    ['what is not marketing', ['bob@example.com'], { purpose: 'transactional' }, 'skipped'],
    ['nobody', [], {}, 'skipped'],
  ])('writes to those on its list alone: %s', (_, allowOnly, more, kind) => {
    expect(ask({ allowOnly }, more)).toMatchObject({
      kind,
      ...(kind === 'skipped' && { reason: 'not-on-allow-list' }),
    });
  });

  it('says first what would keep her from it anyway', () => {
    expect(ask({ allowOnly: [] }, { profile: ann({ consents: [] }) })).toMatchObject({
      reason: 'no-consent',
    });
  });

  it('writes to the same people when somebody looks ahead as if nothing were off', () => {
    const all = { ...switchesSettingsSchema.parse({ all: true, allowOnly: ['bob@example.com'] }) };
    expect(ask(asIfOn(all))).toMatchObject({ reason: 'not-on-allow-list' });
    expect(asIfOn(switchesSettingsSchema.parse({ all: true })).all).toBe(false);
  });
});

it('switches that cannot be read hold everything', () => {
  expect(settingsKinds.switches.careful).toEqual({ all: true, allowOnly: [] });
});

it.each([
  [{ allowOnly: ['*'] }],
  [{ channels: { pigeon: true } }],
  [{ journeys: [''] }],
  [{ everything: true }],
])('what is no switch is refused: %j', (switches) => {
  expect(settingsKinds.switches.check(switches).kind).toBe('faults');
});
