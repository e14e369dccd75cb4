import { type Arrived, openShop, type Reaction, SLOTS } from './shop.ts';
import type { ShopEvent } from './shop-events.ts';

/** What a local run is asked for. */
export interface LocalRun {
  /** Its time now, in ms since 1970. */
  nowMs(): Promise<number>;
  /** Answers when everything that was due until then has been done. */
  moveTo(ms: number): Promise<void>;
  send(events: readonly ShopEvent[]): Promise<void>;
  react(reaction: Reaction): Promise<void>;
  /** Messages that have left, without the first so many. */
  outbox(from: number): Promise<readonly Arrived[]>;
}

export interface Played {
  readonly day: number;
  readonly visitors: number;
  readonly orders: number;
  readonly messages: number;
}

interface Play {
  readonly days: number;
  readonly seed: number;
  readonly told: (played: Played) => void;
  readonly isStopped: () => boolean;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const HOURS = [10, 19] as const;

/** The moments of the days to come, from tomorrow on, in UTC. */
export const momentsAfter = (nowMs: number, days: number): number[] => {
  const tomorrow = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return Array.from({ length: days }, (_, day) =>
    HOURS.map((hour) => tomorrow + day * DAY_MS + hour * HOUR_MS),
  ).flat();
};

/** Days of a small shop, lived through with the clock of a local run: what is due falls due, and people answer. */
export const playShop = async (run: LocalRun, { days, seed, told, isStopped }: Play): Promise<Played> => {
  const startMs = await run.nowMs();
  const shop = openShop({ seed, run: `s${Math.floor(startMs / 1000).toString(36)}` });
  let seen = (await run.outbox(0)).length;
  const before = seen;
  let played: Played = { day: 0, visitors: 0, orders: 0, messages: 0 };
  for (const [at, ms] of momentsAfter(startMs, days).entries()) {
    if (isStopped()) break;
    await run.moveTo(ms);
    const arrived = await run.outbox(seen);
    seen += arrived.length;
    const moment = shop.next(arrived);
    await Promise.all(moment.reactions.map((reaction) => run.react(reaction)));
    await run.send(moment.events);
    played = {
      day: Math.floor(at / SLOTS) + 1,
      visitors: played.visitors + moment.visitors,
      orders: played.orders + moment.orders,
      messages: seen - before,
    };
    told(played);
  }
  return played;
};
