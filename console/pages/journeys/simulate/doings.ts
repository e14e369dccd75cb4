import { durationMs } from '../../../../core/duration.ts';
import type { Journey } from '../../../../core/journey/journey.ts';

/** What somebody may do on her way. */
export const DOINGS = [
  'orders-pos',
  'orders-web',
  'orders-app',
  'orders-callcentre',
  'visits',
  'adds',
  'removes',
  'views',
  'denies-email',
  'denies-sms',
] as const;
export type Doing = (typeof DOINGS)[number];

export interface Done {
  readonly doing: Doing;
  /** Since the beginning, ISO 8601. */
  readonly after: string;
}

/** Who is made up, and what she does. */
export interface TypedWalk {
  readonly who: 'made-up' | 'real';
  readonly hasEmail: boolean;
  readonly allowsEmail: boolean;
  readonly hasPhone: boolean;
  readonly allowsSms: boolean;
  /** Drafts of before do not say it. */
  readonly hasApp?: boolean;
  readonly profileId?: string;
  readonly done: readonly Done[];
}

export const freshWalk: TypedWalk = {
  ...{ who: 'made-up', hasEmail: true, allowsEmail: true, hasPhone: true, allowsSms: true },
  hasApp: false,
  done: [],
};

/** As the API takes it. */
export interface Happening {
  readonly after: string;
  readonly type: 'track' | 'identify' | 'page' | 'enter';
  readonly event?: string;
  readonly source?: string;
  readonly properties?: Record<string, unknown>;
  readonly traits?: Record<string, unknown>;
}

const kettle = {
  ...{ product_id: 'kettle', name: 'Kettle', price: 49, currency: 'EUR', quantity: 1 },
  cart_id: 'walk',
};
const teapot = { ...kettle, product_id: 'teapot', name: 'Teapot', price: 25 };
const order = { order_id: 'walk', total: 49, currency: 'EUR', products: [kettle] };

type Act = Omit<Happening, 'after'>;
const orders = (source: string): Act => ({
  ...{ type: 'track', event: 'Order Completed', source },
  properties: order,
});
const denies = (channel: string): Act => ({ type: 'identify', traits: { consent: { [channel]: 'denied' } } });

const ACTS: Readonly<Record<Doing, Act>> = {
  'orders-pos': orders('pos'),
  'orders-web': orders('web'),
  'orders-app': orders('app'),
  'orders-callcentre': orders('callcentre'),
  visits: { type: 'page', source: 'web', properties: { path: '/' } },
  adds: { type: 'track', event: 'Product Added', source: 'web', properties: teapot },
  removes: { type: 'track', event: 'Product Removed', source: 'web', properties: kettle },
  views: { type: 'track', event: 'Product Viewed', source: 'web', properties: teapot },
  'denies-email': denies('email'),
  'denies-sms': denies('sms'),
};

const NOW = 'PT0S';

/** What starts the journey: a cart for what is said of carts, else the event that it waits for; or she is put in. */
const startOf = ({ trigger }: Journey): Happening => {
  if (!('event' in trigger)) return { after: NOW, type: 'enter' };
  const { event } = trigger;
  if (event === 'Cart Changed')
    return { after: NOW, type: 'track', event: 'Product Added', source: 'web', properties: kettle };
  if (event === 'Page Viewed') return { after: NOW, type: 'page', source: 'web', properties: { path: '/' } };
  if (event === 'Identified') return { after: NOW, type: 'identify', source: 'web', traits: {} };
  const properties = event.startsWith('Order') ? order : kettle;
  return { after: NOW, type: 'track', event, source: 'web', properties };
};

export const happeningsOf = (journey: Journey, { done }: TypedWalk): Happening[] => [
  startOf(journey),
  ...done.map(({ doing, after }) => ({ after, ...ACTS[doing] })),
];

const said = (isYes: boolean): string => (isYes ? 'granted' : 'denied');

/** What the made-up person said of herself. */
export const traitsOf = ({ hasEmail, allowsEmail, hasPhone, allowsSms }: TypedWalk) => ({
  firstName: 'Ann',
  ...(hasEmail && { email: 'ann@example.com' }),
  ...(hasPhone && { phone: '+4915112345678' }),
  consent: {
    ...(hasEmail && { email: said(allowsEmail) }),
    ...(hasPhone && { sms: said(allowsSms) }),
  },
});

/** The body of the question; undefined while nobody is chosen. */
export const askOf = (journey: Journey, typed: TypedWalk) => {
  const happenings = happeningsOf(journey, typed);
  if (typed.who === 'made-up') {
    const device = typed.hasApp ? { device: 'ios' } : {};
    return { person: { traits: traitsOf(typed), ...device }, happenings };
  }
  return typed.profileId === undefined ? undefined : { profileId: typed.profileId, happenings };
};

/** Where she ordered at that time after the beginning, if she did. */
export const orderSourceAt = ({ done }: TypedWalk, sinceMs: number): string | undefined =>
  done
    .find(({ doing, after }) => doing.startsWith('orders-') && durationMs(after) === sinceMs)
    ?.doing.replace('orders-', '');
