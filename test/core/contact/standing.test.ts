import { describe, expect, it } from '@jest/globals';
import { contactSettingsSchema, shopSettingsSchema } from '../../../core/config/settings.ts';
import { nothingSwitched } from '../../../core/config/switches-settings.ts';
import { standingOf } from '../../../core/contact/standing.ts';
import { DAY_MS } from '../../../core/duration.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { ann, t0 } from '../../support/ann.ts';

const policy = {
  contact: contactSettingsSchema.parse({
    timezone: 'UTC',
    quietHours: { email: '00:00-23:59' },
    caps: { email: { max: 0, per: 'P1D' } },
  }),
  shop: shopSettingsSchema.parse({}),
  switches: { ...nothingSwitched, all: true },
};
const stands = (changes: Partial<Profile> = {}, suppressed?: string) =>
  standingOf({ profile: ann(changes), channel: 'email', ...(suppressed && { suppressed }) }, policy, t0);

describe('how somebody stands to a channel', () => {
  it('is a matter of her, not of the hour, of limits or of switches', () => {
    expect(stands()).toEqual({ standing: 'reachable' });
  });

  it('says first that there is no address, then no consent, then what blocks it', () => {
    expect(stands({ identities: [] }, 'bounced')).toEqual({ standing: 'noAddress' });
    expect(stands({ consents: [] }, 'bounced')).toEqual({ standing: 'noConsent' });
    expect(stands({}, 'complained')).toEqual({ standing: 'blocked', reason: 'complained' });
    expect(stands({ pause: { saidAtMs: t0, endsAtMs: t0 + DAY_MS } })).toEqual({
      standing: 'blocked',
      reason: 'on-pause',
    });
    expect(stands({ complaints: [{ id: 'c1', saidAtMs: t0 }] })).toEqual({
      standing: 'blocked',
      reason: 'complaint-open',
    });
  });

  it('of a push is that of her browser where she has no app', () => {
    const browser = 'https://push.example/1';
    const profile = ann({
      identities: [{ namespace: 'webPush', value: browser, linkedAtMs: t0 }],
      consents: [{ channel: 'webpush', address: browser, purpose: 'marketing', status: 'granted', atMs: t0 }],
    });

    expect(standingOf({ profile, channel: 'push' }, policy, t0)).toEqual({ standing: 'reachable' });
    expect(standingOf({ profile: ann(), channel: 'push' }, policy, t0)).toEqual({ standing: 'noAddress' });
  });
});
