import { lineOf } from './goods.ts';
import { newPerson, type Person } from './person.ts';
import { between, oneOf, randomOf } from './random.ts';
import { type Cart, denies, fills, orders, type ShopEvent, says, views, visits } from './shop-events.ts';

/** Morning and evening: events come in at these moments of a day. */
export const SLOTS = 2;

/** A message that left since the moment before. */
export interface Arrived {
  readonly sendId: string | null;
  readonly channel: string;
  readonly to: string;
}

export interface Reaction {
  readonly sendId: string;
  readonly type: 'delivered' | 'clicked' | 'bounced';
}

export interface Moment {
  readonly events: readonly ShopEvent[];
  readonly reactions: readonly Reaction[];
  readonly visitors: number;
  readonly orders: number;
}

/** What of those who got a message answers it, by channel, of people of the usual zeal. */
const ANSWERS: Readonly<Record<string, number>> = { push: 0.26, email: 0.32, sms: 0.34, webpush: 0.2 };
/** Of those who come back by a message so many buy. */
const BUYS = 0.7;
/** Of those who left a cart so many come back by themselves. */
const COMES_ANYWAY = 0.1;
const SHARES = [0.45, 0.55] as const;

interface Waiting {
  readonly person: Person;
  readonly cart: Cart;
  /** Comes back by herself at that moment, if at all. */
  readonly comesAt: number | undefined;
}

/**
 * A small shop, day by day: 12 to 20 people come, some of them once more, most only look. What becomes of carts that were left
 * depends on chance and on the messages that arrive. The same seed and the same messages make the same shop.
 */
export const openShop = ({ seed, run }: { seed: number; run: string }) => {
  const random = randomOf(seed);
  const people: Person[] = [];
  const byAddress = new Map<string, Person>();
  const waiting = new Map<string, Waiting>();
  let moment = 0;
  let today = 0;
  let carts = 0;

  const meet = (): Person => {
    const person = newPerson(random, run, people.length + 1);
    people.push(person);
    for (const address of [person.email, person.phone, person.token])
      if (address !== undefined) byAddress.set(address, person);
    return person;
  };
  const comesBack = (): Person | undefined =>
    people.length > 20 && random() < 0.35 ? people[Math.floor(random() * people.length)] : undefined;

  const goesShopping = (): { events: ShopEvent[]; orders: number } => {
    const known = comesBack();
    const person = known ?? meet();
    const greeting = known || person.isNameless ? [] : [says(person)];
    const looks = Array.from({ length: between(random, 1, 2) }, () => views(person, lineOf(random)));
    const events = [visits(person), ...greeting, ...looks];
    if (random() > 0.62 || waiting.has(person.id)) return { events, orders: 0 };
    const cart = newCart();
    events.push(...fills(person, cart));
    if (random() < 0.3) return { events: [...events, orders(person, cart, 'web')], orders: 1 };
    const comesAt = random() < COMES_ANYWAY ? moment + between(random, 1, 2 * SLOTS) : undefined;
    waiting.set(person.id, { person, cart, comesAt });
    return { events, orders: 0 };
  };
  const newCart = (): Cart => {
    carts += 1;
    return {
      id: `${run}-cart-${carts}`,
      lines: Array.from({ length: between(random, 1, 2) }, () => lineOf(random)),
    };
  };

  const answer = ({
    sendId,
    channel,
    to,
  }: Arrived): { events: ShopEvent[]; reactions: Reaction[]; orders: number } => {
    const person = byAddress.get(to);
    const drawn = [random(), random(), random()] as const;
    if (!person || sendId === null) return { events: [], reactions: [], orders: 0 };
    if (channel === 'email' && drawn[0] < 0.008)
      return { events: [], reactions: [{ sendId, type: 'bounced' }], orders: 0 };
    const reactions: Reaction[] = [{ sendId, type: 'delivered' }];
    if (drawn[1] > (ANSWERS[channel] ?? 0) * person.zeal) {
      const leaves = drawn[2] < 0.01 && (channel === 'email' || channel === 'sms');
      return { events: leaves ? [denies(person, channel)] : [], reactions, orders: 0 };
    }
    reactions.push({ sendId, type: 'clicked' });
    const left = waiting.get(person.id);
    if (!left || drawn[2] > BUYS) return { events: [visits(person)], reactions, orders: 0 };
    waiting.delete(person.id);
    return { events: [visits(person), orders(person, left.cart, 'web')], reactions, orders: 1 };
  };

  /** Those whose time has come: in the shop itself, by phone, or online. */
  const byThemselves = (): ShopEvent[] =>
    [...waiting.values()].flatMap(({ person, cart, comesAt }) => {
      if (comesAt === undefined || comesAt > moment) return [];
      waiting.delete(person.id);
      return [
        orders(person, cart, person.isNameless ? 'web' : oneOf(random, ['web', 'web', 'pos', 'callcentre'])),
      ];
    });

  return {
    /** What happens until the next moment, those who got messages first. */
    next(arrived: readonly Arrived[]): Moment {
      const slot = moment % SLOTS;
      if (slot === 0) today = between(random, 12, 20);
      const answered = arrived.map(answer);
      const back = byThemselves();
      const visitors = Math.round(today * (SHARES[slot] ?? 0));
      const came = Array.from({ length: visitors }, goesShopping);
      moment += 1;
      const sum = (all: readonly { orders: number }[]) => all.reduce((total, one) => total + one.orders, 0);
      return {
        events: [...answered.flatMap((one) => one.events), ...back, ...came.flatMap((one) => one.events)],
        reactions: answered.flatMap((one) => one.reactions),
        visitors,
        orders: sum(answered) + back.length + sum(came),
      };
    },
  };
};
