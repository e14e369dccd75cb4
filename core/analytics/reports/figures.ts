import { type Reading, scaled } from '../../experiment/reading.ts';
import { decimalOf } from '../../money.ts';
import type { Amounts, Measure, moneyMeasures, reasonMeasures } from '../measure.ts';
import type { Rows } from '../ports.ts';
import { type Row, rowOfKey } from '../row.ts';

/** What was counted of a row. */
export interface Figure {
  row: Row;
  amounts: Amounts;
}

export type Money = Record<string, number>;

const pairsOf = (amounts: Amounts) => Object.entries(amounts) as [Measure, number][];

/** In place; what cannot be added up is left out, so that no figure is ever NaN. */
const addTo = (sum: Amounts, amounts: Amounts): Amounts => {
  for (const measure of Object.keys(amounts) as Measure[]) {
    const value = amounts[measure];
    if (Number.isFinite(value)) sum[measure] = (sum[measure] ?? 0) + (value ?? 0);
  }
  return sum;
};

export const sumOfAmounts = (all: Iterable<Amounts>): Amounts => {
  const sum: Amounts = {};
  for (const amounts of all) addTo(sum, amounts);
  return sum;
};

/** The days together, each row once. A house of ten thousand journeys has a million of them in ninety days. */
export const figuresIn = (days: Readonly<Record<string, Rows>>): Figure[] => {
  const byKey = new Map<string, Amounts>();
  for (const rows of Object.values(days))
    for (const key of Object.keys(rows)) byKey.set(key, addTo(byKey.get(key) ?? {}, rows[key] ?? {}));
  return [...byKey].map(([key, amounts]) => ({ row: rowOfKey(key), amounts }));
};

/** What figures come to together. */
export const totalOf = (figures: readonly Figure[]): Amounts =>
  sumOfAmounts(figures.map(({ amounts }) => amounts));

/** Never below nothing, and never more than what it is a part of. */
export const countOf = (amounts: Amounts, measure: Measure, most = Number.MAX_SAFE_INTEGER): number =>
  Math.min(Math.max(0, amounts[measure] ?? 0), Math.max(0, most));

/** A share of people or messages that is told by reason: `no-consent` → 3; what nobody met is not there. */
export const reasonsOf = (amounts: Amounts, name: (typeof reasonMeasures)[number]): Record<string, number> =>
  named(amounts, name, (value) => (value > 0 ? value : undefined));

type MoneyName = (typeof moneyMeasures)[number];

/** Decimals by currency, several names together; nothing of one that comes to nothing. */
export const moneyOf = (amounts: Amounts, ...names: readonly MoneyName[]): Money => {
  const minors = new Map<string, number>();
  for (const name of names)
    for (const [currency, minor] of Object.entries(named(amounts, name, (value) => value)))
      minors.set(currency, (minors.get(currency) ?? 0) + minor);
  const told = [...minors].filter(([, minor]) => minor !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(told.map(([currency, minor]) => [currency, decimalOf(minor, currency)]));
};

/** A reading of minor units, as people know the currency. */
export const inDecimals = (reading: Reading, currency: string): Reading =>
  scaled(reading, decimalOf(1, currency));

const named = (
  amounts: Amounts,
  name: string,
  shown: (value: number) => number | undefined,
): Record<string, number> => {
  const start = `${name}:`;
  const found: [string, number][] = [];
  for (const [measure, value] of pairsOf(amounts)) {
    const figure = measure.startsWith(start) ? shown(value) : undefined;
    if (figure !== undefined) found.push([measure.slice(start.length), figure]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
};
