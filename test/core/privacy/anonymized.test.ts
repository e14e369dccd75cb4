import { describe, expect, it } from '@jest/globals';
import {
  anonymizedEnrollment,
  anonymizedEntry,
  anonymizedProfile,
} from '../../../core/privacy/anonymized.ts';
import { computedOf } from '../../../core/profile/stats/computed.ts';
import { enrolled, t0 } from '../../support/ann.ts';
import { typicalShopper } from '../../support/fixtures/typical-person.ts';

describe('of an anonymized person', () => {
  it('nothing is left that leads to her', () => {
    const shopper = typicalShopper();
    const left = anonymizedProfile(shopper);
    const text = JSON.stringify({ ...left, id: '' });
    for (const { value } of shopper.identities) expect(text).not.toContain(value);
    expect(left).toMatchObject({
      anonymized: true,
      consents: [],
      pendingConsents: [],
      seen: [],
      entries: {},
    });
    expect(Object.keys(left.traits).filter((name) => name !== 'country')).toEqual([]);
  });

  it('what can be counted is left', () => {
    const shopper = typicalShopper();
    const left = anonymizedProfile(shopper);
    expect(left.counters).toEqual(shopper.counters);
    expect(computedOf(left, { nowMs: t0 })).toEqual(computedOf(shopper, { nowMs: t0 }));
    const hashes = shopper.recentOrders.map(({ hash }) => hash);
    expect(left.recentOrders.filter(({ hash }) => hashes.includes(hash))).toEqual([]);
    expect(left.lastSeenAtMs).toBe(shopper.lastSeenAtMs);
  });

  it('a running journey is over, and says neither of what nor to whom', () => {
    const running = enrolled({
      trigger: { event: 'Cart Changed', source: 'web', atMs: t0, properties: { email: 'ann@example.com' } },
    });
    const left = anonymizedEnrollment(running, t0);
    expect(left).toMatchObject({ status: 'exited', reason: 'anonymized', endedAtMs: t0 });
    expect(JSON.stringify(left)).not.toContain('ann@');
    const completed = anonymizedEnrollment(enrolled({ status: 'completed' }), t0);
    expect(completed.status).toBe('completed');
    expect(anonymizedEnrollment(left, t0 + 5)).toEqual(left);
  });

  it.each([
    ['Product Viewed', 'Product Viewed'],
    ['Mailed ann@example.com', 'event'],
    ['Called +4915112345678', 'event'],
    ['Order 20260302', 'event'],
  ])('the event %s is told as %s', (name, told) => {
    expect(anonymizedEntry({ atMs: 1, kind: 'event', name, sendId: 's' })).toEqual({
      atMs: 1,
      kind: 'event',
      name: told,
    });
  });
});
