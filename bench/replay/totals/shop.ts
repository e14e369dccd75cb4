import { inTime } from '../in-time.ts';
import { cardOf, type Event, type Receipt } from './receipts.ts';
import type { Totals } from './truth.ts';

const MOST_BATCH_BYTES = 480 * 1024;
const AT_ONCE = 4;
const MOST_TRIES = 20;

interface Computed {
  orders: number;
  revenue: Record<string, { gross: number; refunded: number; net: number }>;
  firstOrderAt?: string;
  lastOrderAt?: string;
}

/** What Kaskad says of one buyer, in the truth's terms. */
export interface Seen extends Totals {
  netPence: number;
}

const batchesOf = (receipts: readonly Receipt[]): Event[][] => {
  const batches: Event[][] = [];
  let room = 0;
  for (const { event, bytes } of receipts) {
    if (room < bytes) {
      batches.push([]);
      room = MOST_BATCH_BYTES;
    }
    batches.at(-1)?.push(event);
    room -= bytes + 1;
  }
  return batches;
};

const inParallel = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const queue = [...all];
  const take = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
};

const pence = (pounds: number | undefined): number => Math.round((pounds ?? 0) * 100);

const seenOf = ({ orders, revenue, firstOrderAt, lastOrderAt }: Computed): Seen => ({
  orders,
  grossPence: pence(revenue.GBP?.gross),
  refundedPence: pence(revenue.GBP?.refunded),
  netPence: pence(revenue.GBP?.net),
  ...(firstOrderAt !== undefined && { firstAtMs: Date.parse(firstOrderAt) }),
  ...(lastOrderAt !== undefined && { lastAtMs: Date.parse(lastOrderAt) }),
});

const lookupPath = (buyer: string): string => {
  const [namespace, value] = buyer.startsWith('customer ')
    ? ['loyaltyCard', cardOf(buyer)]
    : ['anonymousId', buyer.replace(' ', '-')];
  return `/v1/profiles/lookup?namespace=${namespace}&value=${encodeURIComponent(value)}`;
};

/** A till and its head office, over HTTP only. */
export const createShop = (baseUrl: string) => {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
    inTime(baseUrl, () => fetch(`${baseUrl}${path}`, { ...init, signal: AbortSignal.timeout(600_000) }));
  const json = { 'content-type': 'application/json' };
  const admin = { authorization: 'Bearer local-admin' };
  const sure = async (response: Response): Promise<Response> => {
    if (!response.ok)
      throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  const importBatch = async (batch: Event[]): Promise<void> => {
    const init = { method: 'POST', headers: { ...json, 'x-write-key': 'local-server' } };
    const answer = await sure(await call('/v1/import', { ...init, body: JSON.stringify({ batch }) }));
    const { dropped } = (await answer.json()) as { dropped: unknown[] };
    if (dropped.length > 0) throw new Error(`dropped: ${JSON.stringify(dropped).slice(0, 300)}`);
  };
  /** What a busy machine did not manage in a function's time is tried again when that is due. */
  const settled = async (): Promise<void> => {
    for (let tries = 0; (await call('/_local/idle')).status !== 200; tries++) {
      if (tries === MOST_TRIES) throw new Error('the receipts are not folded in');
      const init = { method: 'POST', body: JSON.stringify({ advance: 'PT5M' }) };
      await sure(await call('/_local/clock', init));
    }
  };
  return {
    /** Answers the number of requests when everything has been folded in. */
    importAll: async (receipts: readonly Receipt[]): Promise<number> => {
      const batches = batchesOf(receipts);
      await inParallel(batches, importBatch);
      await settled();
      return batches.length;
    },
    readBack: async (buyers: Iterable<string>): Promise<Map<string, Seen>> => {
      const seen = new Map<string, Seen>();
      await inParallel([...buyers], async (buyer) => {
        const response = await call(lookupPath(buyer), { headers: admin });
        if (response.status === 404) return;
        const { computed } = (await (await sure(response)).json()) as { computed: Computed };
        seen.set(buyer, seenOf(computed));
      });
      return seen;
    },
  };
};
