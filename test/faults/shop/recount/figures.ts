import { ZONE } from '../house.ts';

/** What a figure is about, in words: `cart-abandoned v1 remind 0 push 0`. */
export interface About {
  journeyId?: string;
  version?: number;
  stepId?: string;
  rung?: number;
  channel?: string;
  variant?: string;
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' });

export const dayOf = (atMs: number): string => day.format(atMs);

const words = ({ journeyId = 'shop', version, stepId, rung, channel, variant }: About): string =>
  [
    journeyId,
    version === undefined ? '' : `v${version}`,
    stepId ?? '',
    rung === undefined ? '' : `rung ${rung}`,
    channel ?? '',
    variant === undefined ? '' : `variant ${variant}`,
  ]
    .filter((word) => word !== '')
    .join(' ');

/** Sums by day, what they are about, and what is counted. */
export class Figures {
  private readonly sums = new Map<string, number>();

  add(date: string, about: About, measure: string, amount = 1): void {
    if (amount === 0) return;
    const key = `${date} | ${words(about)} | ${measure}`;
    this.sums.set(key, (this.sums.get(key) ?? 0) + amount);
  }

  get keys(): string[] {
    return [...this.sums.keys()];
  }

  of(key: string): number {
    return this.sums.get(key) ?? 0;
  }
}

export interface Difference {
  row: string;
  counted: number;
  recounted: number;
}

/** Every row of either that the other does not have, or has another figure for. */
export const differencesOf = (counted: Figures, recounted: Figures): Difference[] =>
  [...new Set([...counted.keys, ...recounted.keys])]
    .toSorted()
    .map((row) => ({ row, counted: counted.of(row), recounted: recounted.of(row) }))
    .filter((one) => one.counted !== one.recounted);

/** All rows together, by what is counted. */
export const totalsOf = (figures: Figures): Record<string, number> => {
  const totals: Record<string, number> = {};
  for (const key of figures.keys) {
    const [, about = '', measure = ''] = key.split(' | ');
    const name = about.startsWith('shop') ? `shop: ${measure}` : measure;
    totals[name] = (totals[name] ?? 0) + figures.of(key);
  }
  return totals;
};
