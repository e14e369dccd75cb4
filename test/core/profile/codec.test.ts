import { describe, expect, it } from '@jest/globals';
import { decodeProfile, encodeProfile } from '../../../core/profile/codec.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { profileItem } from '../../../functions/adapters/dynamo/profile-item.ts';
import { typicalPerson, typicalShopper } from '../../support/fixtures/typical-person.ts';
import { itemBytes } from '../../support/item-bytes.ts';

const roundTrip = (profile: Profile) => decodeProfile(profile.id, encodeProfile(profile));

describe('a profile in the table', () => {
  it('comes back as it went in, empty, typical and with a cart', () => {
    for (const profile of [emptyProfile('p1', 5), typicalPerson(), typicalShopper()])
      expect(roundTrip(profile)).toEqual(profile);
  });

  it('comes back with everything that a profile can hold', () => {
    const profile: Profile = {
      ...typicalShopper(),
      identities: [
        { namespace: 'crm', value: 'c-1', linkedAtMs: 7, verified: true },
        { namespace: 'e', value: 'x', linkedAtMs: 8 },
        { namespace: 'deviceToken', value: 't', linkedAtMs: 9, saidAgainAtMs: 11, deviceType: 'ios' },
      ],
      traits: { gone: { value: null, atMs: 3 }, deep: { value: { a: [1, null] }, atMs: 4 } },
      observed: { timezone: { value: 'Europe/Berlin', atMs: 2 } },
      consents: [
        {
          channel: 'email',
          address: 'a@b.c',
          purpose: 'transactional',
          status: 'denied',
          atMs: 1,
          text: 'no',
          basis: 'b',
        },
      ],
      pendingConsents: [{ channel: 'sms', purpose: 'marketing', status: 'granted', atMs: 6, source: 'pos' }],
      cart: {
        base: {
          lines: [{ productId: 'p', quantity: 1.5 }],
          closed: [{ productId: 'q', atMs: 5 }],
          activityAtMs: 6,
          rested: true,
          id: 'c',
          openedAtMs: 4,
        },
        ops: [
          {
            id: 'o',
            atMs: 9,
            kind: 'remove',
            lines: [{ productId: 'p', quantity: 1, variant: 'v', sku: 's' }],
            whole: true,
          },
        ],
      },
      counters: { orders: 3 },
      recentOrders: [
        { hash: 'abc', atMs: 4, source: 'pos' },
        {
          hash: 'abd',
          atMs: 4,
          source: 'web',
          worth: { minor: 0, currency: '', atMs: 5 },
          updated: { minor: 7, currency: 'JPY', atMs: 6 },
          categories: ['Tea', 'Cups'],
          cancelled: true,
          unplaced: true,
        },
      ],
      refunds: [
        { hash: 'r1', atMs: 8 },
        { hash: 'r2', atMs: 9, order: 'abc', minor: 5, currency: 'EUR' },
      ],
      orderBase: {
        firstAtMs: 2,
        cancelled: 1,
        sums: {
          EUR: {
            orders: 2,
            grossMinor: 30,
            refundedMinor: 0,
            cancelledMinor: 10,
            cancelledOrders: 1,
            voidMinor: 10,
          },
        },
        bought: { Tea: { count: 3, lastAtMs: 3 }, Rugs: { count: 1, lastAtMs: 2 } },
      },
      stats: {
        sources: { web: { firstAtMs: 5, lastAtMs: 6 }, till: { firstAtMs: 1, lastAtMs: 2 } },
        viewed: { Tea: { count: 2, lastAtMs: 9 }, Lamps: { count: 1, lastAtMs: 4 } },
        counted: { 'Product Viewed': [1772442000, 1772442000, 1772442060], Other: [5] },
      },
      lastOrder: { atMs: 4, source: 'pos', orderId: 'o1' },
      entries: { 'cart-abandoned': { enrollmentId: 'e1', entryKey: 'c@4', atMs: 5, ended: true } },
      seenLowWaterMs: 12,
      segments: { vip: 7, 'no-order': 1772442000123 },
      lists: { blogger: { saidAtMs: 8, on: true }, gone: { saidAtMs: 9 } },
      clock: { atMs: 1772442000999, no: 3 },
      judgedBy: 'a1b2c3',
      messages: {
        channels: { email: { sentAtMs: 5, clickedAtMs: 9 }, sms: { deliveredAtMs: 6 } },
        journeys: { 'cart-abandoned': 5 },
      },
      staff: true,
      bot: true,
      mergedFrom: ['p2'],
      mergedInto: 'p3',
    };

    expect(roundTrip(profile)).toEqual(profile);
  });

  it('comes back with any part of what is known of her segments', () => {
    for (const marks of [
      { segments: { vip: 0 } },
      { lists: { blogger: { saidAtMs: 0, on: true as const } } },
      { clock: { atMs: 0, no: 1 } },
      { judgedBy: 'a1b2c3' },
      { messages: { channels: {}, journeys: {} } },
    ])
      expect(roundTrip({ ...typicalPerson(), ...marks })).toEqual({ ...typicalPerson(), ...marks });
  });

  it('takes at most 1 KB for the typical person and 2 KB with three lines in an open cart', () => {
    const [person, shopper] = [typicalPerson(), typicalShopper()].map((one) =>
      itemBytes(profileItem(one, 1234)),
    );
    console.info(`typical person ${person} B, with an open cart of three lines ${shopper} B`);

    expect(person).toBeLessThanOrEqual(1024);
    expect(shopper).toBeLessThanOrEqual(2048);
  });
});
