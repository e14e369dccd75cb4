import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { consentsOf } from '../../../core/consent/consents-of.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { shortHash } from '../../../core/hash.ts';
import { type Accepted, applyEvent } from '../../../core/profile/apply-event.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import { mergeProfiles } from '../../../core/profile/merge-profiles.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { sightingOf } from '../../../core/profile/seen.ts';
import { startMs } from '../../support/events.ts';

const RUNS = Number(process.env.KASKAD_RUNS ?? 1000);
const hourMs = 3_600_000;

const product = fc.record({
  product_id: fc.constantFrom('p1', 'p2', 'p3'),
  quantity: fc.constantFrom(undefined, 1, 2, '3'),
  price: fc.constantFrom(undefined, 19.9, 5, '7.50', -1, Number.NaN, 'free'),
  currency: fc.constantFrom(undefined, 'EUR', 'USD'),
});
const cartEvent = fc.oneof(
  fc.record({ event: fc.constantFrom('Product Added', 'Product Removed'), properties: product }),
  fc.record({
    event: fc.constantFrom('Cart Viewed', 'Cart Updated', 'Checkout Started', 'Order Completed'),
    properties: fc.record({
      products: fc.option(fc.array(product, { maxLength: 3 }), { nil: undefined }),
      cart_id: fc.constantFrom(undefined, 'c1', 'c2'),
      order_id: fc.constantFrom(undefined, 'o1', 'o2', 'o3'),
    }),
  }),
);
const traits = fc.record({
  city: fc.constantFrom('Bonn', 'Köln', null, 7),
  consent: fc.record({
    email: fc.constantFrom('granted', 'denied'),
    sms: fc.constantFrom('granted', undefined),
  }),
});

/** A person's events in the order in which they happened; times repeat now and then. */
const history = fc
  .array(
    fc.record({
      inMs: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 47 * hourMs })),
      source: fc.constantFrom('web', 'pos', 'app'),
      said: fc.oneof(
        cartEvent,
        fc.record({ traits, address: fc.constantFrom(undefined, 'a@example.com', 'b@example.com') }),
      ),
      timezone: fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Tokyo'),
      bot: fc.constantFrom(false, false, true),
    }),
    { maxLength: 14 },
  )
  .map((all) => all.map((one, at) => said(one, at)));

interface Said {
  event: ShopEvent;
  accepted: Accepted;
}

const said = (
  one: { inMs: number; source: string; said: object; timezone: string | undefined; bot: boolean },
  at: number,
): Said => {
  const isTrack = 'event' in one.said;
  const atMs = startMs + one.inMs;
  const { address, ...rest } = one.said as {
    address?: string;
    traits?: { consent: Record<string, 'granted' | 'denied'> };
  };
  const event: ShopEvent = {
    type: isTrack ? 'track' : 'identify',
    event: 'Identified',
    messageId: `m${at}`,
    atMs,
    source: one.source,
    ...(one.bot && { bot: true }),
    ...(one.timezone !== undefined && { context: { timezone: one.timezone } }),
    ...rest,
  };
  const links = address === undefined ? [] : [{ namespace: 'email', value: address, linkedAtMs: atMs }];
  const pendingConsents = Object.entries(rest.traits?.consent ?? {}).flatMap(([channel, status]) =>
    status === undefined
      ? []
      : [{ channel: channel as 'email', purpose: 'marketing' as const, status, atMs, source: one.source }],
  );
  return { event, accepted: { links, statements: { consents: [], pendingConsents } } };
};

const fold = (all: readonly Said[]): Profile =>
  all.reduce(
    (profile, { event, accepted }) => {
      const isNew = sightingOf(profile, shortHash(event.messageId), event.atMs) === 'new';
      return isNew ? applyEvent(profile, event, accepted) : profile;
    },
    emptyProfile('p1', startMs),
  );

const SHOWS_CART = new Set(['Cart Viewed', 'Cart Updated', 'Checkout Started']);

/** What people see of a profile, and the profile itself. */
const seen = (profile: Profile) => ({ profile, cart: cartOf(profile), consents: consentsOf(profile) });

/** A history, and the same in another order with repeats. */
const arrivals = history.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc
      .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))
      .map(([some, again]) => [...some, ...again]),
  ),
);

describe('the profile', () => {
  it('does not depend on the order in which events arrive, nor on how often', () => {
    fc.assert(
      fc.property(arrivals, ([inTime, asArrived]) => {
        expect(seen(fold(asArrived))).toEqual(seen(fold(inTime)));
      }),
      { numRuns: RUNS },
    );
  });

  // A whole cart replaces the cart of the profile it was said of; what two profiles held is joined line by line.
  it('does not depend on which of two profiles of one person an event was folded into first, whole carts aside', () => {
    const lineByLine = history.map((all) => all.filter(({ event }) => !SHOWS_CART.has(event.event)));
    fc.assert(
      fc.property(lineByLine, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (all, sides) => {
        const left = all.filter((_, at) => sides[at]);
        const right = all.filter((_, at) => !sides[at]);
        const merged = mergeProfiles(fold(left), { ...fold(right), id: 'p2', createdAtMs: startMs + 1 });

        expect(seen({ ...merged, id: 'p1', createdAtMs: startMs, mergedFrom: [] })).toEqual(seen(fold(all)));
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a merge', () => {
  /** Without what says which of them it was. */
  const content = ({ id: _id, mergedFrom, ...profile }: Profile) => ({
    ...profile,
    cart: cartOf(profile),
    ids: [..._idsOf(_id, mergedFrom)],
  });
  const _idsOf = (id: string, mergedFrom: string[]) => [id, ...mergedFrom].toSorted();
  const person = (id: string) =>
    fc.tuple(history, fc.integer({ min: 0, max: 99 })).map(([all, days]) => {
      const renamed = all.map((one) => ({
        ...one,
        event: { ...one.event, messageId: `${id}-${one.event.messageId}` },
      }));
      return { ...fold(renamed), id, createdAtMs: startMs - days };
    });

  it('is the same both ways round, in any grouping, and twice', () => {
    fc.assert(
      fc.property(person('a'), person('b'), person('c'), (a, b, c) => {
        expect(mergeProfiles(a, b)).toEqual(mergeProfiles(b, a));
        expect(content(mergeProfiles(mergeProfiles(a, b), c))).toEqual(
          content(mergeProfiles(a, mergeProfiles(b, c))),
        );
        expect(mergeProfiles(a, a)).toEqual(a);
      }),
      { numRuns: RUNS },
    );
  });
});
