import fc from 'fast-check';
import type { EventEnvelope, ShopEvent, Trust } from '../../../core/event/event.ts';
import { startMs } from '../../support/events.ts';

export const hourMs = 3_600_000;
/** So late an event may come and find its place all the same. */
export const LATEST_MS = 48 * hourMs;

/** The profile that Ann has from the start. */
export const KNOWN_ID = 'p001';

/** An event, and by which key it comes in. */
export interface Told {
  event: ShopEvent;
  trust: Trust;
}

/** The same with the moment at which it reaches the queue. */
export interface Arriving extends Told {
  arrivesAtMs: number;
}

type Said = Partial<ShopEvent> & { event: string };

const productId = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const product = fc.record(
  {
    product_id: productId,
    variant: fc.constantFrom('red', 'blue'),
    sku: fc.constantFrom('s1', 's2'),
    name: fc.constantFrom('Kettle', 'Teapot'),
    price: fc.constantFrom(19.9, 5, '7.50', -1, 'free'),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
    quantity: fc.constantFrom(1, 2, '3', 0, -1),
    category: fc.constantFrom('Kitchen', 'Garden'),
  },
  { requiredKeys: ['product_id'] },
);
const products = fc.array(product, { maxLength: 3 });
const orderId = fc.constantFrom('o1', 'o2', 'o3');
const track = (event: fc.Arbitrary<string>, properties: fc.Arbitrary<Record<string, unknown>>) =>
  fc.record({ type: fc.constant('track' as const), event, properties });

const line = track(fc.constantFrom('Product Added', 'Product Added', 'Product Removed'), product);
const wholeCart = track(
  fc.constantFrom('Cart Viewed', 'Cart Updated', 'Checkout Started'),
  fc.record({ products, cart_id: fc.constantFrom('c1', 'c2') }, { requiredKeys: [] }),
);
const checkout = track(fc.constantFrom('Checkout Step Viewed', 'Coupon Applied'), fc.constant({}));
const order = track(
  fc.constant('Order Completed'),
  fc.record(
    {
      order_id: orderId,
      products,
      total: fc.constantFrom(19.9, 40, '7.50'),
      currency: fc.constantFrom('EUR', 'USD'),
    },
    { requiredKeys: [] },
  ),
);
const afterOrder = track(
  fc.constantFrom('Order Cancelled', 'Order Updated', 'Order Refunded'),
  fc.record(
    {
      order_id: orderId,
      refund_id: fc.constantFrom('r1', 'r2'),
      total: fc.constantFrom(10, 19.9),
      currency: fc.constant('EUR'),
    },
    { requiredKeys: ['order_id'] },
  ),
);
const look = fc.oneof(
  track(fc.constantFrom('Product Viewed', 'Product List Viewed', 'Products Searched'), product),
  fc.constantFrom<Said>(
    { type: 'page', event: 'Page Viewed', properties: { path: '/' } },
    { type: 'screen', event: 'Screen Viewed', name: 'Home' },
    { type: 'group', event: 'Group Joined', groupId: 'g1' },
  ),
);

const status = fc.constantFrom('granted', 'denied');
const consent = fc.record(
  {
    email: fc.oneof(
      status,
      fc.record({ status, at: fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-04T00:00:00Z') }),
    ),
    sms: status,
    push: status,
  },
  { requiredKeys: [] },
);
const traits = fc.record(
  {
    city: fc.constantFrom('Bonn', 'Köln', null, 7),
    firstName: fc.constantFrom('Ann', 'Anna'),
    timezone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo'),
    consent,
    email: fc.constant('ann@example.com'),
    phone: fc.constant('+4915112345678'),
  },
  { requiredKeys: [] },
);
const identified = fc.record({
  type: fc.constant('identify' as const),
  event: fc.constant('Identified'),
  traits,
});
const aliased = fc.record({
  type: fc.constant('alias' as const),
  event: fc.constant('Aliased'),
  previousId: fc.constantFrom('a1', 'a2'),
});

/** What a person may do, in all forms. */
export const deed: fc.Arbitrary<Said> = fc.oneof(
  { weight: 5, arbitrary: line },
  { weight: 3, arbitrary: wholeCart },
  { weight: 1, arbitrary: checkout },
  { weight: 2, arbitrary: order },
  { weight: 2, arbitrary: afterOrder },
  { weight: 3, arbitrary: look },
  { weight: 3, arbitrary: identified },
  { weight: 1, arbitrary: aliased },
);

/** Who says it, and whom it names: each leads to Ann, who is known by all of them. */
const ways: fc.Arbitrary<{ trust: Trust; names: Partial<ShopEvent> }> = fc.constantFrom<
  { trust: Trust; names: Partial<ShopEvent> }[]
>(
  { trust: 'public', names: { source: 'web', anonymousId: 'a1' } },
  { trust: 'public', names: { source: 'web', anonymousId: 'a1', userId: 'u1' } },
  { trust: 'public', names: { source: 'app', anonymousId: 'a2', userId: 'u1' } },
  {
    trust: 'public',
    names: { source: 'app', userId: 'u1', context: { device: { token: 't1', type: 'ios' } } },
  },
  { trust: 'public', names: { source: 'app', userId: 'u1', shopper: 'u1' } },
  { trust: 'secret', names: { source: 'server', userId: 'u1' } },
  { trust: 'secret', names: { source: 'server', context: { traits: { email: 'Ann@Example.com ' } } } },
  { trust: 'secret', names: { source: 'pos', context: { traits: { phone: '0151 12345678' } } } },
  { trust: 'secret', names: { source: 'callcentre', context: { traits: { loyaltyCard: 'card-7' } } } },
);

/** What Kaskad itself, its operators and a ticket system say of her. */
const said = (event: string, properties: Record<string, unknown>, names: Partial<ShopEvent>) => ({
  said: { type: 'track' as const, event, properties },
  way: { trust: (names.profileId ? 'internal' : 'secret') as Trust, names },
});
const ofOperator = { source: 'operator', profileId: KNOWN_ID };
const acts = fc.constantFrom(
  ...['granted', 'denied'].map((word) =>
    said(
      'Consent Changed',
      { channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: word },
      { source: 'email', profileId: KNOWN_ID },
    ),
  ),
  said('Contact Paused', { until: '2026-03-20T00:00:00Z', by: 'Eve' }, ofOperator),
  said('Contact Paused', { until: '2026-04-01T00:00:00Z', by: 'Eve' }, ofOperator),
  said('Contact Resumed', { by: 'Eve' }, ofOperator),
  said('Complaint Opened', { complaintId: 'k1', by: 'Eve' }, ofOperator),
  said('Complaint Closed', { complaintId: 'k1', by: 'Eve' }, ofOperator),
  said('Complaint Opened', { complaint_id: 'k2' }, { source: 'server', userId: 'u1' }),
);

const moment = fc.oneof(
  // Some at the very same time.
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 * hourMs }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 * 24 * hourMs }) },
);

/** So near that nothing is folded before all of it is there. */
const nearMoment = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: LATEST_MS }));

const device = fc.constantFrom<Partial<ShopEvent>>(
  {},
  {},
  { context: { timezone: 'Europe/Berlin', locale: 'de-DE' } },
  { context: { timezone: 'Asia/Tokyo' } },
  { bot: true },
);

/** What happened to Ann. Not more in one history than a profile tells apart: 40 operations on the cart in 48 hours. */
export const history: fc.Arbitrary<Told[]> = fc
  .array(
    fc.record({
      what: fc.oneof(
        { weight: 9, arbitrary: fc.record({ said: deed, way: ways }) },
        { weight: 1, arbitrary: acts },
      ),
      inMs: moment,
      device,
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) => all.map(({ what, inMs, device: of }, at) => tell(what.said, what.way, inMs, of, at)));

const tell = (
  said: Said,
  { trust, names }: { trust: Trust; names: Partial<ShopEvent> },
  inMs: number,
  device: Partial<ShopEvent>,
  at: number,
): Told => {
  const context = { ...names.context, ...device.context };
  const event: ShopEvent = {
    type: 'track',
    messageId: `m${at}`,
    atMs: startMs + inMs,
    source: 'web',
    ...device,
    ...names,
    ...said,
    ...(Object.keys(context).length > 0 && { context }),
  };
  return { trust, event };
};

/** One way in which it may come in: each event up to 48 hours late, some of them twice. */
export const arrivalOf = (all: readonly Told[], random: () => number): Arriving[] => {
  const late = (): number => (random() < 0.3 ? 0 : Math.floor(random() * LATEST_MS));
  const arrives = (one: Told): Arriving => ({ ...one, arrivesAtMs: one.event.atMs + late() });
  const again = all.filter(() => random() < 0.2);
  return [...all, ...again]
    .map((one) => ({ one: arrives(one), tie: random() }))
    .toSorted((a, b) => a.one.arrivesAtMs - b.one.arrivesAtMs || a.tie - b.tie)
    .map(({ one }) => one);
};

/**
 * Bus entries of a few events each, and batches of a few entries each, as the queue may cut them. What shares a batch may be
 * handled in any order: nothing in one is 48 hours older than anything else in it.
 */
export const batchesOf = (all: readonly Arriving[], random: () => number): EventEnvelope[][] => {
  const batches: EventEnvelope[][] = [];
  for (let at = 0, size = 0; at < all.length; at += size) {
    const batch = withinLatest(all.slice(at, at + 1 + Math.floor(random() * 5)));
    size = batch.length;
    const entries = Map.groupBy(batch, ({ trust, event }) => `${trust} ${event.source} ${random() < 0.3}`);
    batches.push([...entries.values()].map((some, index) => envelope(some, `${at}-${index}`)));
  }
  return batches;
};

const withinLatest = (some: readonly Arriving[]): Arriving[] => {
  const times = some.map(({ event }) => event.atMs);
  const spanOf = (count: number) => Math.max(...times.slice(0, count)) - Math.min(...times.slice(0, count));
  return some.filter((_, at) => spanOf(at + 1) <= LATEST_MS);
};

const envelope = (some: readonly Arriving[], entryId: string): EventEnvelope => ({
  v: 1,
  entryId: `entry-${entryId}`,
  receivedAtMs: Math.max(...some.map(({ arrivesAtMs }) => arrivesAtMs)),
  source: some[0]?.event.source ?? 'web',
  trust: some[0]?.trust ?? 'public',
  keyId: 'test',
  mayStateConsent: true,
  country: 'DE',
  events: some.map(({ event }) => event),
});

/** Numbers in [0, 1) from a seed: mulberry32. One shuffle is one number in a counterexample. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

type Way = { trust: Trust; names: Partial<ShopEvent> };

const web = (names: Partial<ShopEvent>): Way => ({ trust: 'public', names: { source: 'web', ...names } });
const desk = (source: string, traits: Record<string, unknown>): Way => ({
  trust: 'secret',
  names: { source, context: { traits } },
});
const hello: Said = { type: 'identify', event: 'Identified' };

/** What makes one person of Ann's browsers, her account and the guest at the till; whenever it is said, it is said. */
const joins: [Said, Way][] = [
  [hello, web({ userId: 'u1', anonymousId: 'a1' })],
  [{ type: 'alias', event: 'Aliased', previousId: 'a2' }, web({ userId: 'u1' })],
  [hello, web({ userId: 'u1', anonymousId: 'a3', shopper: 'u1', context: { device: { token: 't1' } } })],
  [
    { ...hello, traits: { email: 'ann@example.com' } },
    { trust: 'secret', names: { source: 'server', userId: 'u1' } },
  ],
  [
    { ...hello, traits: { phone: '+4915112345678', loyaltyCard: 'card-7' } },
    { trust: 'secret', names: { source: 'server', userId: 'u1' } },
  ],
];

const strangers: fc.Arbitrary<Way> = fc.constantFrom(
  web({ anonymousId: 'a1' }),
  web({ anonymousId: 'a2' }),
  { trust: 'public' as const, names: { source: 'app', anonymousId: 'a3' } },
  web({ userId: 'u1' }),
  web({ userId: 'u1', anonymousId: 'a1' }),
  desk('server', { email: 'ann@example.com' }),
  desk('pos', { phone: '+4915112345678' }),
  desk('callcentre', { loyaltyCard: 'card-7' }),
);
const lonely = fc.record({
  type: fc.constant('identify' as const),
  event: fc.constant('Identified'),
  traits: fc.record(
    {
      city: fc.constantFrom('Bonn', 'Köln'),
      consent: fc.record({ email: status, sms: status }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  ),
});
/** Without whole carts: what they replace is what their profile held when they came in. */
const deedOfAnybody: fc.Arbitrary<Said> = fc.oneof(line, order, afterOrder, look, checkout, lonely);

/** Ann before anybody knows that she is one. */
export const meeting: fc.Arbitrary<Told[]> = fc
  .tuple(
    fc.array(fc.record({ said: deedOfAnybody, way: strangers, inMs: nearMoment }), { maxLength: 16 }),
    fc.tuple(...joins.map(() => nearMoment)),
  )
  .map(([deeds, times]) => [
    ...deeds.map(({ said: what, way, inMs }, at) => tell(what, way, inMs, {}, at)),
    ...joins.map(([what, way], at) => tell(what, way, times[at] ?? 0, {}, 100 + at)),
  ]);

/** Two customers at one browser, each logged in while she acts; nothing happens there at the very same time. */
export const sharing: fc.Arbitrary<Told[]> = fc
  .uniqueArray(
    fc.record({
      said: fc.oneof(line, order, look, lonely),
      userId: fc.constantFrom('u1', 'u2'),
      at: fc.constantFrom('a1', 'a2', undefined),
      inMs: fc.integer({ min: 0, max: 9 * 24 * hourMs }),
    }),
    { maxLength: 16, selector: ({ inMs }) => inMs },
  )
  .map((all) =>
    all.map(({ said: what, userId, at: anonymousId, inMs }, index) =>
      tell(what, web({ userId, ...(anonymousId && { anonymousId }) }), inMs, {}, index),
    ),
  );
