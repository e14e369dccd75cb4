import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import type { Attempt } from '../aws/providers.ts';
import { CROWD_EVENTS } from '../house.ts';
import type { Facts } from '../observer/facts.ts';
import type { World } from '../world.ts';
import type { NearWakes } from './near-wakes.ts';
import type { Person } from './person.ts';

/** How a person reaches the shop and us. */
export interface Ways {
  /** Told to the shop's server, which tells us: `track`, `identify`, `page`. */
  says(type: string, fields: object, key?: 'server' | 'web'): void;
  /** Opens a link of a message, with another program than a browser. */
  opens(path: string, agent?: string): void;
  unsubscribes(path: string, onDone: () => void): void;
  /** Answers an SMS, whether she has got one or not. */
  replies(phone: string, text: string): void;
  /** Asks the shop, which asks us, to forget her. */
  wantsToBeForgotten(person: Person, onDone: () => void): void;
  /** What the provider of mail reports. */
  reports(attempt: Attempt, type: string, agent?: string): void;
  /** What other providers hand on. */
  tells(delivery: object): void;
}

/**
 * Two things that a person does are this long apart: clocks of two functions may differ by ten minutes, and nothing can tell then
 * which came first.
 */
const APART_MS = 11 * MINUTE_MS;

const kettle = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR', quantity: 1 };
const teapot = { product_id: 'p2', name: 'Teapot', price: 12.5, currency: 'EUR', quantity: 2 };

const introduces = (person: Person): object => {
  const { userId, email, phone, zone, device, allows } = person;
  const consent = {
    email: allows.email ? 'granted' : 'denied',
    sms: allows.sms ? 'granted' : 'denied',
  };
  return {
    userId,
    traits: { email, ...(phone && { phone }), timezone: zone, consent },
    ...(device && { context: { device: { token: device, type: 'ios' } } }),
  };
};

/** Lives from the first sight to the end of the cart. */
export const live = (world: World, person: Person, ways: Ways, facts: Facts, near: NearWakes): void => {
  const { luck } = world;
  const { userId, startsAtMs, manner } = person;
  const at = (afterMs: number, act: () => void) => world.at(startsAtMs + afterMs, act);
  const track = (event: string, properties: object) => ways.says('track', { userId, event, properties });
  const cartAtMs = APART_MS + luck.below(5 * MINUTE_MS);
  const dueMs = cartAtMs + HOUR_MS;
  /** Mostly around the moment at which the first message is due. */
  const someTime = () =>
    luck.hits(0.5)
      ? dueMs + luck.below(90 * SECOND_MS) - 10 * SECOND_MS
      : cartAtMs + APART_MS + luck.below(luck.hits(0.5) ? 5 * HOUR_MS : 3 * DAY_MS);

  at(0, () => ways.says('identify', introduces(person)));
  if (manner === 'crowd') {
    for (const event of CROWD_EVENTS) at(cartAtMs, () => track(event, {}));
    return;
  }
  if (manner === 'logs in later') {
    const anonymousId = `browser-${person.no}`;
    at(cartAtMs, () =>
      ways.says('track', { anonymousId, event: 'Product Added', properties: kettle }, 'web'),
    );
    at(someTime(), () => ways.says('identify', { userId, anonymousId }));
    return;
  }
  if (manner === 'wants a receipt') {
    at(4 * HOUR_MS, () => track('Receipt Wanted', {}));
    return;
  }
  at(cartAtMs, () => track('Product Added', kettle));
  if (manner === 'touches')
    at(cartAtMs + APART_MS + luck.below(40 * MINUTE_MS), () => track('Product Added', teapot));
  if (manner === 'orders') {
    const orderId = `order-${person.no}`;
    facts.expectOrder(orderId, person);
    const products = luck.hits(0.5) ? { products: [kettle] } : {};
    const order = () =>
      track('Order Completed', { order_id: orderId, total: 19.9, currency: 'EUR', ...products });
    if (luck.hits(0.5)) at(someTime(), order);
    else near.wants(person, { wakes: luck.below(3), leadMs: () => 100 + luck.below(1_500), act: order });
  }
  if (manner === 'replies stop' && person.phone !== undefined) {
    const { phone } = person;
    const stop = () => ways.replies(phone, luck.hits(0.5) ? 'STOP' : 'стоп');
    near.wants(person, { wakes: luck.below(4), leadMs: () => luck.below(1_500) - 300, act: stop });
  }
  if (manner === 'is erased') {
    facts.expectErasure(person);
    const erase = () => ways.wantsToBeForgotten(person, () => facts.erased(person, world.nowMs));
    near.wants(person, { wakes: luck.below(4), leadMs: () => luck.below(2_000) - 300, act: erase });
  }
  if (manner === 'denies') {
    const consent = { email: 'denied', sms: 'denied', push: 'denied' };
    at(someTime(), () => ways.says('identify', { userId, traits: { consent } }));
  }
};

export const linkIn = (text: string, kind: 'c' | 'u'): string | undefined =>
  new RegExp(`https://k\\.example(/${kind}/[\\w.~-]+)`).exec(text)?.[1];

/** A message has come. */
export const getMessage = (
  world: World,
  person: Person,
  ways: Ways,
  facts: Facts,
  attempt: Attempt,
): void => {
  const { luck } = world;
  const { manner, userId } = person;
  const { channel, text } = attempt;
  if (channel === 'email') mail(world, person, ways, attempt);
  const soonMs = APART_MS + luck.below(HOUR_MS);
  const click = linkIn(text, 'c');
  if (manner === 'clicks' && click) world.after(soonMs, () => ways.opens(click));
  if (manner === 'visits')
    world.after(soonMs, () => ways.says('page', { userId, name: 'Home', context: { source: 'web' } }));
  const unsubscribe = linkIn(text, 'u');
  if (manner === 'unsubscribes' && unsubscribe)
    world.after(luck.below(30 * HOUR_MS), () =>
      ways.unsubscribes(unsubscribe, () => facts.denied(person, 'email', world.nowMs)),
    );
};

const mail = (world: World, { manner }: Person, ways: Ways, attempt: Attempt): void => {
  const { luck } = world;
  if (manner === 'bounces') world.after(luck.below(MINUTE_MS), () => ways.reports(attempt, 'Bounce'));
  else world.after(luck.below(MINUTE_MS), () => ways.reports(attempt, 'Delivery'));
  if (manner === 'complains') world.after(luck.below(6 * HOUR_MS), () => ways.reports(attempt, 'Complaint'));
  if (luck.hits(0.5)) world.after(luck.below(MINUTE_MS), () => ways.reports(attempt, 'Open'));
};
