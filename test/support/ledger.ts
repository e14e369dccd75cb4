import type { Count } from '../../core/analytics/count.ts';
import type { Sheet } from '../../core/analytics/ledger/comes-to.ts';
import { comesTo } from '../../core/analytics/ledger/comes-to.ts';
import { countsBetween } from '../../core/analytics/ledger/counts-between.ts';
import { emptyLedger } from '../../core/analytics/ledger/ledger.ts';
import { withNews } from '../../core/analytics/ledger/with-news.ts';
import type { News } from '../../core/analytics/news.ts';
import { keyOfRow, type Row, rowOfKey } from '../../core/analytics/row.ts';
import type { OrderMark } from '../../core/profile/stats/stats.ts';
import { startMs } from './events.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK = { withinMs: 7 * DAY_MS };

export const cart: Row = { journeyId: 'cart', version: 1, stepId: 'remind', rung: 0, channel: 'email' };
export const welcome: Row = { journeyId: 'welcome', version: 2, stepId: 'hello', channel: 'push' };

type Told<K extends News['kind']> = Extract<News, { kind: K }>;

/** An order of so many cents, so many hours after the start. */
export const order = (hash: string, minor: number, hours: number, more: Partial<OrderMark> = {}): News => {
  const atMs = startMs + hours * HOUR_MS;
  return {
    kind: 'order',
    order: { hash, atMs, source: 'web', worth: { minor, currency: 'EUR', atMs }, ...more },
  };
};

export const cancelled = (hash: string, hours: number): News => {
  const atMs = startMs + hours * HOUR_MS;
  return { kind: 'order', order: { hash, atMs, source: 'web', cancelled: true, unplaced: true } };
};

/** Without an amount of the whole order. */
export const refund = (
  hash: string,
  of: string,
  minor: number | undefined,
  hours: number,
  currency = 'EUR',
): News => ({
  kind: 'refund',
  refund: {
    ...{ hash, order: of, atMs: startMs + hours * HOUR_MS },
    ...(minor !== undefined && { minor, currency }),
  },
});

export const goal = (enrollmentId: string, row: Row, hours: number, of?: string): Told<'goal'> => ({
  ...{ kind: 'goal', enrollmentId, row, atMs: startMs + hours * HOUR_MS },
  ...(of !== undefined && { order: of }),
});

export const touch = (sendId: string, row: Row, hours: number, sentHours = hours - 1): Told<'touch'> => ({
  ...{ kind: 'touch', sendId, row },
  sentAtMs: startMs + sentHours * HOUR_MS,
  atMs: startMs + hours * HOUR_MS,
});

export const exposure = (variant: string, hours: number, days = 7, stepId?: string): Told<'exposure'> => ({
  kind: 'exposure',
  row: { journeyId: 'cart', ...(stepId !== undefined && { stepId }), variant: `a1b2c3/${variant}` },
  atMs: startMs + hours * HOUR_MS,
  untilMs: startMs + hours * HOUR_MS + days * DAY_MS,
});

export const unsubscribe = (id: string, hours: number, row?: Row): Told<'unsubscribe'> => ({
  ...{ kind: 'unsubscribe', id, channel: 'email', atMs: startMs + hours * HOUR_MS },
  ...(row && { row }),
});

/** Figures by row, whenever they were. */
export type Totals = Record<string, Record<string, number>>;

/** What counts come to, each id once. */
export const totalsOf = (counts: readonly Count[]): Totals => {
  const totals: Totals = {};
  for (const { row, add } of new Map(counts.map((count) => [count.id, count])).values()) {
    const key = keyOfRow(row);
    const sums = totals[key] ?? {};
    totals[key] = sums;
    for (const [name, amount = 0] of Object.entries(add)) sums[name] = (sums[name] ?? 0) + amount;
  }
  return withoutNothing(totals);
};

const withoutNothing = (totals: Totals): Totals =>
  Object.fromEntries(
    Object.entries(totals).flatMap(([key, sums]) => {
      const left = Object.entries(sums).filter(([, amount]) => amount !== 0);
      return left.length > 0 ? [[key, Object.fromEntries(left)]] : [];
    }),
  );

export const totalsOfSheet = (sheet: Sheet): Totals =>
  totalsOf(countsBetween(new Map(), sheet, { profileId: 'p', version: 1 }));

/** What news come to, told at once; by journey and channel where the shop is `shop`. */
export const figures = (...news: readonly News[]): Totals =>
  Object.fromEntries(
    Object.entries(totalsOfSheet(comesTo(withNews(emptyLedger(), news, WEEK)))).map(([key, sums]) => {
      const { journeyId, variant, channel } = rowOfKey(key);
      return [
        [journeyId ?? 'shop', variant ?? (journeyId === undefined ? channel : undefined)]
          .filter(Boolean)
          .join(' '),
        sums,
      ];
    }),
  );
