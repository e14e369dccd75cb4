import { DAY_MS, MINUTE_MS } from '../../../core/duration.ts';
import { type Cloud, cloudOf, lookAfterCounts } from '../cloud.ts';
import { env } from '../functions.ts';
import { furnish, publish } from '../house.ts';
import { luckOf } from '../luck.ts';
import { addressesOf } from '../observer/evidence.ts';
import type { Ways } from '../people/life.ts';
import { FaultPlan } from '../plan.ts';
import { waysOf } from '../ways.ts';
import { World } from '../world.ts';
import { countedFigures } from './counted.ts';
import type { Customer } from './customer.ts';
import { APART_MS, type Deed, deedsOf } from './deeds.ts';
import { Diary } from './diary.ts';
import { Heard } from './heard.ts';
import { shopEntries } from './house.ts';
import type { Invoice } from './invoice.ts';
import { act, introduce, react } from './live.ts';
import { type Difference, differencesOf, Figures, totalsOf } from './recount/figures.ts';
import { recountMessages } from './recount/messages.ts';
import { recountOrders } from './recount/orders.ts';
import { countedPeople } from './recount/people.ts';
import { recountReasons } from './recount/reasons.ts';

export interface ShopOptions {
  invoices: readonly Invoice[];
  seed: number;
  faults?: number;
  drop?: number;
}

export interface ShopReport {
  differences: Difference[];
  /** Of all rows and days, what was counted and what was counted again by hand. */
  totals: { counted: Record<string, number>; recounted: Record<string, number> };
  people: Record<Customer['kind'], number>;
  rows: number;
  calls: number;
  injected: number;
  /** Of the queue of counts: put back once a day, as the runbook says. */
  redriven: number;
  deadLetters: number;
}

/** The day that runs begin on: clocks are moved two days later. */
export const SHOP_START_MS = Date.parse('2026-03-27T00:00:00Z');
/** For every cascade to end, and every figure to be counted. */
const AFTERMATH_MS = 8 * DAY_MS;

/** Somebody is known before she does anything. */
const liveAll = ({ world }: Cloud, ways: Ways, deeds: readonly Deed[]): void => {
  const met = new Set<Customer>();
  for (const deed of deeds) {
    const { customer, atMs } = deed;
    if (!met.has(customer) && customer.isKnown)
      world.at(atMs - APART_MS - MINUTE_MS, () => introduce(ways, customer));
    met.add(customer);
    world.at(atMs, () => act(ways, deed));
  }
};

const reactAll = (
  { world, providers, bus }: Cloud,
  ways: Ways,
  { customers, deeds }: { customers: readonly Customer[]; deeds: readonly Deed[] },
): Diary => {
  const diary = new Diary();
  bus.onTaken = (type, detail) => diary.taken(type, detail, world.nowMs);
  const byAddress = new Map(customers.flatMap((one) => addressesOf(one).map((address) => [address, one])));
  const deedsBy = Map.groupBy(deeds, ({ customer }) => customer);
  const seen = new Set<string>();
  providers.onAccepted = (attempt) => {
    const customer = byAddress.get(attempt.to);
    if (!customer || seen.has(attempt.sendId)) return;
    seen.add(attempt.sendId);
    const deedsMs = deedsBy.get(customer)?.map(({ atMs }) => atMs) ?? [];
    react(world, customer, deedsMs, ways, attempt);
  };
  return diary;
};

const countBy = <K extends string>(names: readonly K[]): Record<K, number> => {
  const counts = {} as Record<K, number>;
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const ordersBy = (deeds: readonly Deed[]): Map<Customer, string[]> => {
  const ids = new Map<Customer, string[]>();
  for (const deed of deeds)
    if (deed.kind === 'order') ids.set(deed.customer, [...(ids.get(deed.customer) ?? []), deed.orderId]);
  return ids;
};

/**
 * Lets the people of a shop and a faulty cloud at the functions, and counts at the end what happened: from the log of the providers,
 * the diary and the entries, by rules of its own. Compared with what reports say, row by row.
 */
export const runShop = async ({
  invoices,
  seed,
  faults = 0.1,
  drop = 0.35,
}: ShopOptions): Promise<ShopReport> => {
  const world = new World(SHOP_START_MS, seed);
  const plan = new FaultPlan(luckOf(seed + 1), faults);
  const cloud = await cloudOf(world, plan);
  try {
    const shiftMs = SHOP_START_MS - Math.floor((invoices[0]?.atMs ?? 0) / DAY_MS) * DAY_MS;
    const { customers, deeds } = deedsOf(invoices, { luck: luckOf(seed + 2), shiftMs, drop });
    const lastMs = deeds.at(-1)?.atMs ?? SHOP_START_MS;
    await furnish(env.CONFIG_TABLE_NAME, shopEntries(1));
    await world.run(SHOP_START_MS);
    const heard = new Heard();
    cloud.tables.onWrite = (item) => heard.written(item, world.nowMs);
    for (const queue of [cloud.queues.profiles, cloud.queues.deliveries])
      queue.onDone = (body) => heard.done(body, world.nowMs);
    const ways = waysOf(cloud);
    const diary = reactAll(cloud, ways, { customers, deeds });
    cloud.queues.wakes.onFailed = (body) => diary.failed(body, world.nowMs);
    liveAll(cloud, ways, deeds);
    const seen = lookAfterCounts(cloud, lastMs + AFTERMATH_MS);
    await world.run((SHOP_START_MS + lastMs) / 2);
    const fresh = shopEntries(2).filter(({ version }) => version === 2);
    await publish(env.CONFIG_TABLE_NAME, shopEntries(2), { revision: 2, fresh });
    await world.run(lastMs + AFTERMATH_MS);

    diary.attempts.push(...cloud.providers.attempts);
    const recounted = new Figures();
    const orderIds = ordersBy(deeds);
    const people = countedPeople(customers, cloud.tables).map((one) => ({
      ...one,
      orderIds: orderIds.get(one.customer) ?? [],
    }));
    const messages = recountMessages(people, diary, recounted);
    recountOrders(people, { diary, heard, messages, figures: recounted });
    recountReasons(people, { diary, heard, messages, figures: recounted });
    const counted = await countedFigures({ from: '2026-03-01', to: '2027-03-01' });
    return {
      differences: differencesOf(counted, recounted),
      totals: { counted: totalsOf(counted), recounted: totalsOf(recounted) },
      people: countBy(customers.map(({ kind }) => kind)),
      rows: recounted.keys.length,
      calls: plan.calls,
      injected: plan.injected,
      ...seen,
      deadLetters: Object.values(cloud.queues).reduce((sum, { deadLetters }) => sum + deadLetters.length, 0),
    };
  } finally {
    cloud.close();
  }
};
