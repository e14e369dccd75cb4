import { inTime } from './in-time.ts';
import type { Action, Person } from './plan.ts';

const KEYS = { public: 'local-web', secret: 'local-server' };
const BATCH = 100;

type Body = Record<string, unknown>;

const idsOf = (person: Person): Body => ({
  ...(person.userId ? { userId: person.userId } : {}),
  ...(person.anonymousId ? { anonymousId: person.anonymousId } : {}),
});

/** What a shop's server says of somebody. */
export const identify = (person: Person): Body => ({
  type: 'identify',
  messageId: `identify-${person.key}`,
  ...idsOf(person),
  traits: {
    ...(person.email ? { email: person.email } : {}),
    ...(person.phone ? { phone: person.phone } : {}),
    country: 'GB',
    consent: {
      email: person.allowsEmail ? 'granted' : 'denied',
      sms: person.allowsSms ? 'granted' : 'denied',
    },
  },
  context: {
    timezone: 'Europe/London',
    ...(person.deviceToken ? { device: { token: person.deviceToken, type: 'android' } } : {}),
  },
});

const productsOf = (action: Action): Body[] =>
  action.lines.map((line) => ({
    product_id: line.stockCode,
    name: line.description,
    price: line.unitPrice,
    quantity: line.quantity,
    currency: 'GBP',
  }));

/** What one action is in events. */
export const eventsOf = (action: Action): Body[] => {
  const common = { type: 'track', ...idsOf(action.person), context: { source: action.source } };
  const id = `${action.kind}-${action.invoiceNo}-${action.atMs}`;
  if (action.kind === 'fill')
    return productsOf(action).map((properties, index) => ({
      ...common,
      event: 'Product Added',
      messageId: `${id}-${index}`,
      properties: { ...properties, cart_url: 'http://127.0.0.1/cart' },
    }));
  const event = action.kind === 'order' ? 'Order Completed' : 'Order Refunded';
  return [
    {
      ...common,
      event,
      messageId: id,
      properties: {
        order_id: action.invoiceNo,
        currency: 'GBP',
        total: Number(action.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0).toFixed(2)),
        // A wholesale order of 600 lines must stay within 32 KB.
        products: action.lines.map((line) => ({ product_id: line.stockCode, quantity: line.quantity })),
      },
    },
  ];
};

/** Everything the replay says to Kaskad over HTTP, as a shop would; refusals are errors. */
export const createClient = (baseUrl: string) => {
  const call = async (path: string, init: RequestInit = {}): Promise<Body> => {
    const response = await inTime(baseUrl, () =>
      fetch(`${baseUrl}${path}`, { ...init, signal: AbortSignal.timeout(120_000) }),
    );
    if (!response.ok)
      throw new Error(
        `${path.split('?')[0]} answered ${response.status}: ${(await response.text()).slice(0, 300)}`,
      );
    return (await response.json()) as Body;
  };
  const send = async (key: string, events: Body[]): Promise<number> => {
    for (let from = 0; from < events.length; from += BATCH) {
      const answer = await call('/v1/batch', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-write-key': key },
        body: JSON.stringify({ batch: events.slice(from, from + BATCH) }),
      });
      const dropped = answer.dropped as unknown[];
      if (dropped.length > 0) throw new Error(`dropped: ${JSON.stringify(dropped).slice(0, 300)}`);
    }
    return events.length;
  };
  const now = async () => Date.parse(String((await call('/_local/clock')).now));
  return {
    identify: (person: Person) => send(KEYS.secret, [identify(person)]),
    act: (action: Action) => send(action.source === 'web' ? KEYS.public : KEYS.secret, eventsOf(action)),
    now,
    /** Forward only: a moment that has passed while the ones before it were played is now. */
    moveTo: async (atMs: number) => {
      if (atMs > (await now()))
        await call('/_local/clock', {
          method: 'POST',
          body: JSON.stringify({ set: new Date(atMs).toISOString() }),
        });
    },
    idle: () => call('/_local/idle'),
    outbox: async () =>
      (await call('/_local/outbox')) as unknown as { profileId: string; channel: string; at: string }[],
    lookup: async (person: Person) => {
      const [namespace, value] = person.userId
        ? ['userId', person.userId]
        : ['anonymousId', person.anonymousId ?? ''];
      return call(`/v1/profiles/lookup?namespace=${namespace}&value=${encodeURIComponent(value)}`, {
        headers: { authorization: 'Bearer local-admin' },
      });
    },
  };
};

export type Client = ReturnType<typeof createClient>;
