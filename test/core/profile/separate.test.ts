import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cartOf } from '../../../core/cart/cart-of.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { shortHash } from '../../../core/hash.ts';
import { applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { defaultRules } from '../../../core/profile/fold-rules.ts';
import { mergeInto } from '../../../core/profile/merge-profiles.ts';
import type { LinkedIdentity, Profile } from '../../../core/profile/profile.ts';
import { sightingOf } from '../../../core/profile/seen.ts';
import { separate } from '../../../core/profile/separate.ts';
import { separateAlong } from '../../../core/profile/separate-along.ts';
import { shopEvent, startMs } from '../../support/events.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const hourMs = 3_600_000;

const deed = fc.oneof(
  fc.record({
    event: fc.constantFrom('Product Added', 'Product Removed', 'Product Viewed'),
    properties: fc.record({
      product_id: fc.constantFrom('p1', 'p2', 'p3'),
      price: fc.constantFrom(undefined, 5, 19.9),
      currency: fc.constantFrom(undefined, 'EUR'),
      category: fc.constantFrom(undefined, 'Tea', 'Pots'),
    }),
  }),
  fc.record({
    event: fc.constantFrom('Cart Updated', 'Order Completed', 'Order Cancelled', 'Order Refunded'),
    properties: fc.record({
      order_id: fc.constantFrom('o1', 'o2', 'o3'),
      total: fc.constantFrom(undefined, 10, 20.5),
      currency: fc.constantFrom('EUR', 'USD'),
      products: fc.constantFrom(undefined, [], [{ product_id: 'p1', quantity: 2 }]),
    }),
  }),
  fc.record({
    traits: fc.record({
      city: fc.constantFrom('Bonn', 'Köln', null),
      size: fc.constantFrom(1, 2, undefined),
      consent: fc.record({ email: fc.constantFrom('granted', 'denied', undefined) }),
    }),
  }),
);

interface Deed {
  said: object;
  inMs: number;
  source: string;
}
const deeds = fc.array(
  fc.record({
    said: deed,
    inMs: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 * hourMs })),
    source: fc.constantFrom('web', 'pos', 'app'),
  }),
  { maxLength: 12 },
);

const eventOf = (id: string, { said, inMs, source }: Deed, at: number): ShopEvent => {
  const isTrack = 'event' in said;
  const more = (isTrack ? said : { type: 'identify', event: 'Identified', ...said }) as Partial<ShopEvent>;
  return shopEvent({ messageId: `${id}-${at}`, inMs, source, ...more });
};

const tell = (profile: Profile, event: ShopEvent): Profile => {
  const address = `${event.source}-${profile.id}@example.com`;
  const link: LinkedIdentity = { namespace: 'email', value: address, linkedAtMs: event.atMs };
  const status = (event.traits?.consent as { email?: 'granted' | 'denied' } | undefined)?.email;
  const consent = { channel: 'email' as const, purpose: 'marketing' as const, atMs: event.atMs };
  return applyEvent(profile, event, {
    links: event.type === 'identify' ? [link] : [],
    statements: {
      consents: status ? [{ ...consent, status, address }] : [],
      pendingConsents: status === 'denied' ? [{ ...consent, channel: 'sms', status }] : [],
    },
  });
};

const personOf = (id: string, all: readonly Deed[]): Profile =>
  all.map((one, at) => eventOf(id, one, at)).reduce(tell, emptyProfile(id, startMs + id.length));
const person = (id: string) => deeds.map((all) => personOf(id, all));

/** An order that the loser made before is no new one to the two together, while to the winner alone it would have been. */
const withOrderOfItsOwn = (one: Deed): Deed => {
  const { said } = one as { said: { event?: string; properties?: { order_id?: string } } };
  if (said.event !== 'Order Completed') return one;
  return { ...one, said: { ...said, properties: { ...said.properties, order_id: 'o-since' } } };
};

/** Without what she remembers of messages and of the others. */
const content = ({ seen, seenLowWaterMs, seenEntries, apart, ...rest }: Profile) => rest;
const merge = (a: Profile, b: Profile) => mergeInto(a, b, defaultRules);
const rules = defaultRules;

describe('two people made one and made two again', () => {
  it('are who they were', () => {
    fc.assert(
      fc.property(person('ann'), person('bob'), (ann, bob) => {
        const parted = separate({ winner: merge(ann, bob), before: ann, loser: bob, rules });

        expect(content(parted.winner)).toEqual(content(ann));
        expect(content(parted.loser)).toEqual(content(bob));
        expect([parted.winner.apart, parted.loser.apart]).toEqual([['bob'], ['ann']]);
      }),
      { numRuns: RUNS },
    );
  });

  it('are who they were where one of them was made of two herself, whichever goes', () => {
    fc.assert(
      fc.property(person('ann'), person('bob'), person('cy'), (ann, bob, cy) => {
        const both = merge(bob, cy);
        const all = merge(ann, both);
        const outer = separate({ winner: all, before: ann, loser: both, rules });
        const frozen = { ...both, mergedInto: 'ann' };
        const holders = [
          { now: frozen, before: bob },
          { now: all, before: ann },
        ];
        const inner = separateAlong({ loser: cy, holders, rules });

        expect(content(outer.winner)).toEqual(content(ann));
        expect(content(outer.loser)).toEqual(content(both));
        expect(content(inner.loser)).toEqual(content(cy));
        expect(inner.holders.map(content)).toEqual([
          { ...content(bob), mergedInto: 'ann' },
          content(merge(ann, bob)),
        ]);
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });

  it('keep with the winner what was done since, and lose nothing of it', () => {
    fc.assert(
      fc.property(person('ann'), person('bob'), deeds, (ann, bob, later) => {
        const since = later
          .map((one) => withOrderOfItsOwn({ ...one, inMs: one.inMs + 61 * hourMs }))
          .map((one, at) => eventOf('ann-later', one, at));
        const now = since.reduce(tell, merge(ann, bob));
        const { winner, loser } = separate({ winner: now, before: ann, loser: bob, rules });
        const alone = since.reduce(tell, ann);

        expect(winner.traits).toEqual(alone.traits);
        expect(winner.identities).toEqual(alone.identities);
        expect(winner.lastSeenAtMs).toBe(alone.lastSeenAtMs);
        expect(winner.counters.orders).toBeGreaterThanOrEqual(ann.counters.orders);
        for (const { messageId, atMs } of since)
          expect(sightingOf(winner, shortHash(messageId), atMs)).not.toBe('new');
        // Whatever lies in both carts was in both before, or was put into the winner's since.
        const own = new Set([...cartOf(ann).lines, ...cartOf(alone).lines].map(({ productId }) => productId));
        const hers = new Set(cartOf(loser).lines.map(({ productId }) => productId));
        for (const { productId } of cartOf(winner).lines)
          expect(own.has(productId) || !hers.has(productId)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('what was said since', () => {
  const said = (changes: Partial<ShopEvent>) => shopEvent({ inMs: 50, ...changes });
  const link = (value: string): LinkedIdentity => ({ namespace: 'email', value, linkedAtMs: startMs });
  const grant = (address: string) =>
    ({ channel: 'email', address, purpose: 'marketing', status: 'granted', atMs: startMs }) as const;
  const deny = (address: string) => ({ ...grant(address), status: 'denied', atMs: startMs + 9 }) as const;
  const [ann, bob] = ['ann', 'bob'].map((id) => ({
    ...emptyProfile(id, startMs),
    identities: [link(`${id}@example.com`)],
    consents: [grant(`${id}@example.com`)],
  })) as [Profile, Profile];

  it('of her addresses goes with them', () => {
    const now = merge(ann, bob);
    const winner = { ...now, consents: [deny('bob@example.com'), grant('ann@example.com')] };
    const parted = separate({ winner, before: ann, loser: bob, rules });

    expect(parted.loser.consents).toEqual([deny('bob@example.com')]);
    expect(parted.winner.consents).toEqual([grant('ann@example.com')]);
  });

  it('orders since stay, orders of hers go, and no line that was bought comes back', () => {
    const added = (id: string) =>
      tell(
        { ...emptyProfile(id, startMs) },
        shopEvent({ messageId: id, event: 'Product Added', properties: { product_id: id } }),
      );
    const order = said({
      event: 'Order Completed',
      properties: { order_id: 'o9', products: [{ product_id: 'bob' }] },
    });
    const [one, other] = [added('ann'), added('bob')];
    const now = tell(merge(one, other), order);
    const { winner, loser } = separate({ winner: now, before: one, loser: other, rules });

    expect(winner.counters.orders).toBe(1);
    expect(loser.counters.orders).toBe(0);
    expect(cartOf(winner).lines.map(({ productId }) => productId)).toEqual(['ann']);
    expect(cartOf(loser).lines).toEqual([]);
  });

  it('an identity that is somebody else’s by now comes back to neither', () => {
    const now = { ...merge(ann, bob), identities: ann.identities };
    const parted = separate({ winner: now, before: ann, loser: bob, gone: bob.identities, rules });
    expect(parted.loser.identities).toEqual([]);
    expect(parted.winner.identities).toEqual(ann.identities);
  });
});
