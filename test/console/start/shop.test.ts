import { describe, expect, it } from '@jest/globals';
import { type Arrived, openShop, SLOTS } from '../../../console/pages/start/synthetic/shop.ts';

type Event = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
};

const lived = (days: number, arrivedIn: (moment: number) => Arrived[] = () => []) => {
  const shop = openShop({ seed: 7, run: 'r' });
  return Array.from({ length: days * SLOTS }, (_, moment) => shop.next(arrivedIn(moment)));
};
const eventsOf = (moments: ReturnType<typeof lived>) => moments.flatMap(({ events }) => events) as Event[];

describe('a synthetic shop', () => {
  it('is the same each time', () => {
    expect(lived(5)).toEqual(lived(5));
  });

  it('has 12 to 20 visitors a day', () => {
    const moments = lived(90);
    const days = Array.from({ length: 90 }, (_, day) =>
      moments.slice(day * SLOTS, (day + 1) * SLOTS).reduce((sum, { visitors }) => sum + visitors, 0),
    );

    expect(Math.min(...days)).toBeGreaterThanOrEqual(11);
    expect(Math.max(...days)).toBeLessThanOrEqual(21);
  });

  it('has people of all kinds: with and without consent, nameless ones, orders by every way', () => {
    const events = eventsOf(lived(90));
    const consents = events.flatMap(({ traits }) => (traits ? [JSON.stringify(traits.consent)] : []));
    const sources = new Set(
      events
        .filter(({ event }) => event === 'Order Completed')
        .map(({ context }) => (context as { source: string }).source),
    );

    for (const kind of ['{}', '"email":"granted"', '"email":"denied"', '"sms":"granted"', '"push":"granted"'])
      expect(consents.some((consent) => consent.includes(kind))).toBe(true);
    expect([...sources].sort()).toEqual(['callcentre', 'pos', 'web']);
    expect(events.some(({ anonymousId }) => anonymousId !== undefined)).toBe(true);
  });

  it('gives nobody another’s address, and each order its own number', () => {
    const events = eventsOf(lived(90));
    const owners = new Map<string, unknown>();
    for (const { traits, userId } of events)
      for (const address of [traits?.email, traits?.phone])
        if (typeof address === 'string') {
          expect(owners.get(address) ?? userId).toBe(userId);
          owners.set(address, userId);
        }
    const orders = events
      .filter(({ event }) => event === 'Order Completed')
      .map(({ properties }) => properties?.order_id);

    expect(new Set(orders).size).toBe(orders.length);
  });

  it('is answered by those who got a message, of whom more buy than come by themselves', () => {
    const alone = eventsOf(lived(60)).filter(({ event }) => event === 'Order Completed').length;
    let known: string[] = [];
    const shop = openShop({ seed: 7, run: 'r' });
    let reminded = 0;
    let clicks = 0;
    for (let moment = 0; moment < 60 * SLOTS; moment += 1) {
      const { events, reactions, orders } = shop.next(
        known.map((to) => ({ sendId: `${moment}-${to}`, channel: 'email', to })),
      );
      known = (events as Event[]).flatMap(({ traits }) =>
        typeof traits?.email === 'string' ? [traits.email] : [],
      );
      clicks += reactions.filter(({ type }) => type === 'clicked').length;
      reminded += orders;
    }

    expect(clicks).toBeGreaterThan(20);
    expect(reminded).toBeGreaterThan(alone * 1.1);
  });

  it('says nothing of messages to people it does not know', () => {
    const [first] = lived(1, () => [{ sendId: 's', channel: 'email', to: 'else@example.com' }]);

    expect(first?.reactions).toEqual([]);
  });
});
