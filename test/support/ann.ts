import type { ConsentStatement } from '../../core/consent/consent.ts';
import { HOUR_MS } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { emptyProfile } from '../../core/profile/empty-profile.ts';
import type { Profile } from '../../core/profile/profile.ts';

export const t0 = Date.parse('2026-03-02T09:00:00Z');

const yes = (channel: ConsentStatement['channel'], address: string): ConsentStatement => ({
  channel,
  address,
  purpose: 'marketing',
  status: 'granted',
  atMs: t0 - HOUR_MS,
});

/** Ann filled her cart at nine; she may be written to by mail and SMS. */
export const ann = (changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile('ann', t0),
  identities: [
    { namespace: 'email', value: 'ann@example.com', linkedAtMs: t0 - HOUR_MS },
    { namespace: 'phone', value: '+4915112345678', linkedAtMs: t0 - HOUR_MS },
  ],
  consents: [yes('email', 'ann@example.com'), yes('sms', '+4915112345678')],
  cart: {
    base: {
      id: 'c1',
      openedAtMs: t0,
      activityAtMs: t0,
      cartUrl: 'https://shop.example/cart?a=1#top',
      lines: [{ productId: 'p1', name: 'Kettle', priceMinor: 1990, currency: 'EUR', quantity: 2 }],
      closed: [],
    },
    ops: [],
  },
  ...changes,
});

export const enrolled = (changes: Partial<Enrollment> = {}): Enrollment => ({
  id: hashId(['ann', 'cart-abandoned', 'c1', 0]),
  profileId: 'ann',
  journeyId: 'cart-abandoned',
  journeyVersion: 1,
  entryKey: 'c1',
  cycle: 0,
  status: 'active',
  enteredAtMs: t0,
  trigger: { event: 'Cart Changed', source: 'web', atMs: t0, properties: {} },
  position: { stepId: 'idle', enteredStepAtMs: t0 },
  wakeNo: 1,
  wakesAtMs: t0 + HOUR_MS,
  sends: [],
  version: 0,
  ...changes,
});
