/** How a value is asked about: it decides the operators and what is typed. */
export type ValueKind = 'text' | 'number' | 'date' | 'boolean' | 'there' | 'list' | 'any';

export interface KnownPath {
  readonly path: string;
  readonly kind: ValueKind;
  readonly group: 'customer' | 'orders' | 'cart' | 'event' | 'messages' | 'offer';
}

const of = (group: KnownPath['group'], kind: ValueKind, paths: readonly string[]): KnownPath[] =>
  paths.map((path) => ({ path, kind, group }));

/** What people ask about most often; any other path can be typed. */
export const knownPaths: readonly KnownPath[] = [
  ...of('customer', 'text', ['profile.country', 'profile.locale']),
  ...of('customer', 'date', ['profile.birthday', 'profile.computed.lastSeenAt']),
  ...of('customer', 'there', ['profile.email', 'profile.phone', 'profile.loyaltyCard']),
  ...of('customer', 'number', ['profile.computed.daysSinceLastSeen']),
  ...of('orders', 'number', [
    'profile.counters.orders',
    'profile.computed.daysSinceLastOrder',
    'profile.computed.revenue.EUR.net',
  ]),
  ...of('orders', 'date', ['profile.computed.firstOrderAt', 'profile.computed.lastOrderAt']),
  ...of('orders', 'list', ['profile.computed.categoriesBought', 'profile.computed.categoriesViewed']),
  ...of('cart', 'there', ['cart']),
  ...of('cart', 'number', ['cart.value']),
  ...of('cart', 'text', ['cart.currency']),
  ...of('event', 'text', [
    'event.properties.product_id',
    'event.properties.name',
    'event.properties.category',
    'event.properties.brand',
    'event.properties.coupon',
    'event.properties.currency',
    'event.source',
  ]),
  ...of('event', 'number', [
    'event.properties.price',
    'event.properties.quantity',
    'event.properties.value',
    'event.properties.total',
  ]),
  ...of('messages', 'date', [
    'messages.lastSentAt',
    'messages.email.lastSentAt',
    'messages.email.lastOpenedAt',
    'messages.email.lastClickedAt',
    'messages.sms.lastSentAt',
    'messages.push.lastSentAt',
  ]),
  ...of('offer', 'text', ['offer.code']),
];

/** Asked by an operator of ours, not by a path. */
export const SPECIAL = { times: '#times', segment: '#segment', journey: '#journey', json: '#json' } as const;

export const kindOfPath = (path: string): ValueKind =>
  knownPaths.find((one) => one.path === path)?.kind ?? (/At$/.test(path) ? 'date' : 'any');

/** The name of a path in the locale files. */
export const keyOfPath = (path: string): string => path.replaceAll('.', '_');
