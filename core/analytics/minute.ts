import { DAY_MS, MINUTE_MS } from '../duration.ts';
import type { Count } from './count.ts';
import type { Rows } from './ports.ts';
import { keyOfRow } from './row.ts';
import { addTo } from './rows.ts';

/** What was counted in one minute, and what it comes to: the truth, from which everything else is worked out anew. */
export interface Minute {
  ids: ReadonlySet<string>;
  rows: Rows;
}

export const emptyMinute: Minute = { ids: new Set(), rows: {} };

/** Answers the very same object when everything was counted before. */
export const added = (minute: Minute, counts: readonly Count[]): Minute => {
  const fresh = newIn(minute, counts);
  if (fresh.length === 0) return minute;
  const rows = structuredClone(minute.rows);
  for (const { row, add } of fresh) addTo(rows, keyOfRow(row), add);
  return { ids: new Set([...minute.ids, ...fresh.map(({ id }) => id)]), rows };
};

/** Those that were not counted yet, each once. */
export const newIn = ({ ids }: Pick<Minute, 'ids'>, counts: readonly Count[]): Count[] => {
  const fresh = new Map<string, Count>();
  for (const count of counts) if (!ids.has(count.id) && !fresh.has(count.id)) fresh.set(count.id, count);
  return [...fresh.values()];
};

/** The minute that a count belongs to, by its start. */
export const minuteOf = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;

/** What was counted is remembered for longer than anything may be counted late: so nothing is ever counted twice. */
export const KEPT_MS = 400 * DAY_MS;
const LATEST_MS = 365 * DAY_MS;

/** What is older, or a day ahead of our clock, is counted nowhere. */
export const isCountable = ({ atMs }: Count, nowMs: number): boolean =>
  Number.isFinite(atMs) && atMs > nowMs - LATEST_MS && atMs < nowMs + DAY_MS;
