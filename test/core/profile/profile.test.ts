import { describe, expect, it } from '@jest/globals';
import { addressOf } from '../../../core/profile/address-of.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { mergeProfiles, survivorOf } from '../../../core/profile/merge-profiles.ts';
import { normalizeIdentity } from '../../../core/profile/normalize-identity.ts';
import type { LinkedIdentity, Profile } from '../../../core/profile/profile.ts';
import { remember, sightingOf } from '../../../core/profile/seen.ts';
import { traitOf, traitsOf } from '../../../core/profile/trait-of.ts';
import { profileItem } from '../../../functions/adapters/dynamo/profile-item.ts';
import { identify, shopEvent, startMs } from '../../support/events.ts';
import { itemBytes } from '../../support/item-bytes.ts';

const nobody = emptyProfile('p', startMs);
const personAfter = (...events: Parameters<typeof shopEvent>[0][]): Profile =>
  events.reduce<Profile>((profile, one) => applyEvent(profile, shopEvent(one)), nobody);

describe('an identity', () => {
  it.each([
    ['email', ' Ann@Example.COM ', undefined, 'ann@example.com'],
    ['email', 'not an address', undefined, undefined],
    ['email', 'two@at@signs', undefined, undefined],
    ['phone', '+49 (151) 1234-5678', undefined, '+4915112345678'],
    ['phone', '0151 12345678', 'de', '+4915112345678'],
    ['phone', '0151 12345678', undefined, undefined],
    ['phone', '8 (912) 345-67-89', 'RU', '+79123456789'],
    ['phone', 'call me on 0151 12345678', 'DE', undefined],
    ['userId', 42, undefined, '42'],
    ['userId', ' u1 ', undefined, 'u1'],
    ['userId', 'NULL', undefined, undefined],
    ['userId', '  ', undefined, undefined],
    ['userId', {}, undefined, undefined],
    ['anonymousId', 'x'.repeat(600), undefined, undefined],
  ])('%s %j (%s) is %j', (namespace, raw, country, value) => {
    expect(normalizeIdentity(namespace, raw, country)).toEqual(
      value === undefined ? undefined : { namespace, value },
    );
  });
});

describe('traits', () => {
  const said = (...all: [traits: Record<string, unknown>, inMs: number][]) =>
    all.reduce<Profile>((profile, [traits, inMs]) => applyEvent(profile, identify({ traits, inMs })), nobody);

  it('are what was said last, whenever it arrives; null takes back', () => {
    const ann = said(
      [{ city: 'Bonn' }, 10],
      [{ city: 'Köln' }, 5],
      [{ name: 'Ann' }, 1],
      [{ name: null }, 2],
    );
    expect(traitsOf(ann)).toEqual({ city: 'Bonn' });
    expect(traitOf(ann, 'name')).toBeUndefined();
    expect(traitOf(ann, 'constructor')).toBeUndefined();
  });

  it('hold no identities, no consent, and no keys of the language', () => {
    const hostile = JSON.parse(
      '{"email":"a@x","phone":"1","consent":{},"loyaltyCard":"c","__proto__":{"a":1},"constructor":1,"ok":1}',
    );
    expect(said([hostile, 1]).traits).toEqual({ ok: { value: 1, atMs: startMs + 1 } });
  });

  it('prefer the zone of the device and the language that was stated', () => {
    const context = { timezone: 'Asia/Tokyo', locale: 'ja-JP' };
    const ann = applyEvent(
      said([{ timezone: 'Europe/Berlin', locale: 'de' }, 1]),
      shopEvent({ context, inMs: 2 }),
    );
    expect([traitOf(ann, 'timezone'), traitOf(ann, 'locale')]).toEqual(['Asia/Tokyo', 'de']);
    expect(traitOf(personAfter({ context }), 'locale')).toBe('ja-JP');
    expect(personAfter({ context: { timezone: 'Mars/Base', locale: '<script>' } }).observed).toEqual({});
  });
});

describe('orders', () => {
  const order = (order_id: unknown, inMs: number, source = 'web') => ({
    event: 'Order Completed',
    properties: { order_id },
    inMs,
    source,
  });

  it('are counted once per order_id; one without counts by its message', () => {
    const ann = personAfter(
      order('o1', 1),
      order('o1', 5, 'pos'),
      order(2, 2),
      order(undefined, 3),
      order('', 4),
    );
    expect(ann.counters.orders).toBe(4);
    expect(ann.lastOrder).toEqual({ atMs: startMs + 5, source: 'pos', orderId: 'o1' });
  });

  it('are counted on beyond those that are told apart', () => {
    const ann = personAfter(...Array.from({ length: 100 }, (_, at) => order(`o${at}`, at)));
    expect([ann.counters.orders, ann.recentOrders.length]).toEqual([100, 40]);
  });
});

describe('presence', () => {
  it('is a visit on site and app only, and none of a robot', () => {
    expect(
      personAfter({ source: 'app', inMs: 3 }, { source: 'pos', inMs: 9 }, { source: 'web', inMs: 1 }),
    ).toMatchObject({
      lastVisitAtMs: startMs + 3,
      lastSeenAtMs: startMs + 9,
    });
    expect(personAfter({ source: 'server' })).not.toHaveProperty('lastVisitAtMs');
    expect(personAfter({ bot: true })).not.toHaveProperty('lastVisitAtMs');
  });

  it('calls a robot who never was anything else', () => {
    expect(personAfter({ bot: true }, { bot: true }).bot).toBe(true);
    expect(personAfter({ bot: true }, {}, { bot: true }).bot).toBeUndefined();
    expect(personAfter({}, { bot: true }).bot).toBeUndefined();
    expect(personAfter({ context: { test: true } }, {}).staff).toBe(true);
  });
});

describe('an address', () => {
  it('in use is the one said last', () => {
    const link = (value: string, inMs: number): LinkedIdentity => ({
      namespace: 'email',
      value,
      linkedAtMs: startMs + inMs,
    });
    const says = (profile: Profile, ...links: LinkedIdentity[]) =>
      applyEvent(profile, identify(), { links, statements: { consents: [], pendingConsents: [] } });
    const moved = says(nobody, link('a@x', 1), link('b@x', 2));
    expect(addressOf(moved, 'email')).toBe('b@x');
    expect(addressOf(says(moved, link('a@x', 3)), 'email')).toBe('a@x');
    expect(addressOf(moved, 'sms')).toBeUndefined();
  });
});

describe('the ring of messages', () => {
  const filled = remember(
    { seen: [], seenLowWaterMs: 0 },
    Array.from({ length: 40 }, (_, at) => [`h${at}`, startMs + at * 3_600_000]),
  );

  it('knows recent ones, believes newer ones new, and asks history about older ones', () => {
    expect(filled.seen).toHaveLength(24);
    expect(sightingOf(filled, 'h39', 0)).toBe('seen');
    expect(sightingOf(filled, 'new', startMs + 100 * 3_600_000)).toBe('new');
    expect(sightingOf(filled, 'h2', startMs)).toBe('unknown');
    expect(sightingOf({ seen: [], seenLowWaterMs: 0 }, 'first', 1)).toBe('new');
  });
});

describe('of two profiles of one person', () => {
  const person = (id: string, changes: Partial<Profile>): Profile => ({
    ...emptyProfile(id, startMs),
    ...changes,
  });
  const linked = (namespace: string, more: object = {}) => [
    { namespace, value: 'x', linkedAtMs: 1, ...more },
  ];

  it.each([
    ['with a userId', { identities: linked('userId') }, { createdAtMs: 0, counters: { orders: 3 } }],
    [
      'with a verified contact',
      { identities: linked('email', { verified: true }) },
      { identities: linked('email'), counters: { orders: 1 } },
    ],
    ['with orders', { counters: { orders: 1 } }, { createdAtMs: 0 }],
    ['older', { createdAtMs: 0 }, {}],
  ])('the one %s stays', (_, winner, loser) => {
    const [a, b] = [person('z', winner), person('a', loser)];
    expect(survivorOf(a, b).winner.id).toBe('z');
    expect(survivorOf(b, a).winner.id).toBe('z');
    expect(mergeProfiles(a, b)).toMatchObject({ id: 'z', mergedFrom: ['a'] });
  });
});

describe('a profile of any size', () => {
  it('stays below 350 KB in the table whatever is said of it', () => {
    const wide = 'ü'.repeat(480);
    const busy = Array.from({ length: 3000 }, (_, at) => at).reduce<Profile>((profile, at) => {
      const event = identify({ inMs: at, traits: { [`trait ${at}`]: wide } });
      const address = `${at}${wide}`.slice(0, 250);
      return applyEvent(profile, event, {
        links: ['email', 'anonymousId', 'deviceToken'].map((namespace) => ({
          namespace,
          value: address,
          linkedAtMs: event.atMs,
        })),
        statements: {
          consents: [
            {
              channel: 'email',
              address,
              purpose: 'marketing',
              status: 'granted',
              atMs: event.atMs,
              text: wide.slice(0, 300),
            },
          ],
          pendingConsents: [],
        },
      });
    }, nobody);

    expect(itemBytes(profileItem(busy, 1))).toBeLessThan(200 * 1024);
  });
});
