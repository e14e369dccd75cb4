import { type Line, totalOf } from './goods.ts';
import type { Person } from './person.ts';

/** An event as `POST /v1/batch` takes it. */
export type ShopEvent = Readonly<Record<string, unknown>>;

export interface Cart {
  readonly id: string;
  readonly lines: readonly Line[];
}

const whose = ({ id, isNameless, locale, token }: Person, source: string) => ({
  ...(isNameless ? { anonymousId: `browser-${id}` } : { userId: id }),
  context: { source, locale, ...(token !== undefined && { device: { token, type: 'ios' } }) },
});

const tracked = (person: Person, event: string, properties: object, source = 'web'): ShopEvent => ({
  ...{ type: 'track', event, properties },
  ...whose(person, source),
});

export const says = (person: Person): ShopEvent => {
  const { email, phone, firstName, country, consent } = person;
  return {
    type: 'identify',
    traits: { email, firstName, country, ...(phone !== undefined && { phone }), consent },
    ...whose(person, person.token === undefined ? 'web' : 'app'),
  };
};

export const denies = (person: Person, channel: string): ShopEvent => ({
  ...{ type: 'identify', traits: { consent: { [channel]: 'denied' } } },
  ...whose(person, 'web'),
});

export const visits = (person: Person): ShopEvent => ({
  ...{ type: 'page', name: 'Home', properties: { path: '/' } },
  ...whose(person, 'web'),
});

export const views = (person: Person, line: Line): ShopEvent => tracked(person, 'Product Viewed', line);

export const fills = (person: Person, { id, lines }: Cart): ShopEvent[] =>
  lines.map((line) => tracked(person, 'Product Added', { cart_id: id, ...line }));

export const orders = (person: Person, { id, lines }: Cart, source: string): ShopEvent =>
  tracked(
    person,
    'Order Completed',
    {
      order_id: `order-${id}`,
      ...(source === 'web' && { cart_id: id }),
      ...{ total: totalOf(lines), currency: 'EUR', products: lines },
    },
    source,
  );
