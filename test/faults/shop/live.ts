import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Attempt } from '../aws/providers.ts';
import { linkIn, type Ways } from '../people/life.ts';
import type { World } from '../world.ts';
import type { Customer } from './customer.ts';
import { APART_MS, awake, type Deed } from './deeds.ts';

const ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const GATEWAY = 'Barracuda Sentinel (EE)';
const READER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Thunderbird/128.0';

const namedBy = ({ key, isKnown }: Customer) => (isKnown ? { userId: key } : { anonymousId: key });

const contextOf = ({ kind, device }: Customer, source: string) => ({
  source,
  ...(kind === 'tester' && { test: true }),
  ...(kind === 'robot' && { userAgent: ROBOT }),
  ...(device && source === 'app' && { device: { token: device, type: 'ios' } }),
});

/** Tells who somebody is, with all that is known of her. */
export const introduce = (ways: Ways, customer: Customer): void => {
  const { key, isKnown, logsInAs, email, phone, allows, kind } = customer;
  const consent = { email: allows.email ? 'granted' : 'denied', sms: allows.sms ? 'granted' : 'denied' };
  ways.says('identify', {
    userId: logsInAs ?? key,
    ...(!isKnown && { anonymousId: key }),
    traits: { ...(email && { email }), ...(phone && { phone }), timezone: 'Europe/London', consent },
    context: contextOf({ ...customer, kind }, 'app'),
  });
};

const goods = (lines: Extract<Deed, { kind: 'fill' }>['lines']) =>
  lines.map((line) => ({ product_id: line.stockCode, quantity: line.quantity }));

const money = ({ total, currency }: { total?: number; currency?: string }) => ({
  ...(total !== undefined && { total: Number(total.toFixed(2)) }),
  ...(currency !== undefined && { currency }),
});

/** Tells of a deed as the shop would. */
export const act = (ways: Ways, deed: Deed): void => {
  const { customer } = deed;
  const who =
    customer.logsInAs !== undefined && deed.kind !== 'fill'
      ? { userId: customer.logsInAs }
      : namedBy(customer);
  const track = (event: string, properties: object, source = 'web') =>
    ways.says('track', { ...who, event, properties, context: contextOf(customer, source) });
  switch (deed.kind) {
    case 'fill':
      for (const line of deed.lines)
        track('Product Added', {
          product_id: line.stockCode,
          name: line.description,
          price: line.unitPrice,
          quantity: line.quantity,
          currency: 'GBP',
        });
      return;
    case 'login':
      introduce(ways, customer);
      return;
    case 'order':
      track(
        'Order Completed',
        { order_id: deed.orderId, products: goods(deed.lines), ...money(deed) },
        'pos',
      );
      return;
    case 'cancel':
      track('Order Cancelled', { order_id: deed.orderId }, 'pos');
      return;
    case 'refund': {
      const order = deed.orderId !== undefined && { order_id: deed.orderId };
      track('Order Refunded', { refund_id: deed.refundId, ...order, ...money(deed) }, 'pos');
    }
  }
};

/** Moved on while she is about something else: nothing could tell which of two came first that are so close. */
const apartFrom = (deedsMs: readonly number[], atMs: number): number =>
  deedsMs.some((deedMs) => Math.abs(deedMs - atMs) < APART_MS)
    ? apartFrom(deedsMs, awake(atMs + 2 * APART_MS))
    : atMs;

/** A message has come: what its provider reports, and what she and her machines do about it. `deedsMs`: when she does something herself. */
export const react = (
  world: World,
  customer: Customer,
  deedsMs: readonly number[],
  ways: Ways,
  attempt: Attempt,
): void => {
  const { luck } = world;
  const { habits } = customer;
  const later = (leastMs: number, mostMs: number, does: () => void) =>
    world.at(apartFrom(deedsMs, awake(world.nowMs + leastMs + luck.below(mostMs))), does);
  const click = linkIn(attempt.text, 'c');
  if (attempt.channel === 'email') {
    later(0, MINUTE_MS, () => ways.reports(attempt, habits.bounces ? 'Bounce' : 'Delivery'));
    if (habits.loadsAhead) later(0, MINUTE_MS, () => ways.reports(attempt, 'Open'));
    if (habits.opens) later(APART_MS, 2 * HOUR_MS, () => ways.reports(attempt, 'Open', READER));
    if (habits.complains) later(APART_MS, 6 * HOUR_MS, () => ways.reports(attempt, 'Complaint'));
    if (habits.isScanned && click) later(0, MINUTE_MS, () => ways.opens(click, GATEWAY));
    const way = linkIn(attempt.text, 'u');
    if (habits.unsubscribes && way) later(APART_MS, 20 * HOUR_MS, () => ways.unsubscribes(way, () => {}));
  }
  if (attempt.channel === 'sms') hear(world, customer, ways, attempt, later);
  if (habits.clicks && click) {
    later(APART_MS, 3 * HOUR_MS, () => ways.opens(click));
    if (luck.hits(0.3)) later(5 * HOUR_MS, 30 * HOUR_MS, () => ways.opens(click));
  }
};

/** A gateway reports, sometimes twice and at another time; one of ten answers STOP. */
const hear = (
  world: World,
  { habits }: Customer,
  ways: Ways,
  attempt: Attempt,
  later: (leastMs: number, mostMs: number, does: () => void) => void,
): void => {
  const { sendId, profileId, enrollmentId, journeyId, to } = attempt;
  const delivered = () =>
    ways.tells({
      ...{ sendId, profileId, enrollmentId, journeyId, channel: 'sms', type: 'delivered' },
      atMs: world.nowMs,
    });
  later(0, MINUTE_MS, delivered);
  if (world.luck.hits(0.2)) later(0, 10 * MINUTE_MS, delivered);
  if (habits.stops)
    later(APART_MS, 3 * HOUR_MS, () =>
      ways.tells({
        ...{ kind: 'reply', from: to, text: 'STOP', provider: 'gateway', id: `reply-${sendId}` },
        atMs: world.nowMs,
      }),
    );
};
