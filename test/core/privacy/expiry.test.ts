import { describe, expect, it } from '@jest/globals';
import { privacySettingsSchema } from '../../../core/config/people-settings.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { expiryIn, isExpired, renewedExpiry } from '../../../core/privacy/expiry.ts';
import type { LinkedIdentity } from '../../../core/profile/profile.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const { retentionDays } = privacySettingsSchema.parse({ retentionDays: { anonymous: 10, people: 100 } });
const named: LinkedIdentity[] = [{ namespace: 'email', value: 'ann@example.com', linkedAtMs: 1 }];
const browser: LinkedIdentity[] = [{ namespace: 'anonymousId', value: 'a1', linkedAtMs: 1 }];
const renewed = (identities: LinkedIdentity[], leftDays?: number) => {
  const held = leftDays === undefined ? {} : { expiresAtSeconds: expiryIn(leftDays, nowMs) };
  return (renewedExpiry({ identities, ...held }, retentionDays, nowMs) - nowMs / 1000) / 86_400;
};

describe('when a person goes', () => {
  it('is so many days after her first event, fewer for one of whom only browsers are known', () => {
    expect([renewed(named), renewed(browser)]).toEqual([100, 10]);
  });

  it('is put off when less than half of the time is left, and else stays as it is', () => {
    expect([renewed(named, 99), renewed(named, 50), renewed(named, 49)]).toEqual([99, 50, 100]);
  });

  it('comes later once she has a name, and earlier once the shop keeps people for a shorter time', () => {
    expect([renewed(named, 10), renewed(browser, 100)]).toEqual([100, 10]);
  });

  it('has come at that very second', () => {
    const at = expiryIn(1, nowMs);
    expect([isExpired(at, nowMs + DAY_MS - 1), isExpired(at, nowMs + DAY_MS)]).toEqual([false, true]);
    expect(isExpired(undefined, nowMs)).toBe(false);
  });
});
