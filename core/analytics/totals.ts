import type { Amounts, Measure } from './measure.ts';
import { isDone } from './on-trial.ts';
import type { Rows } from './ports.ts';
import { keyOfRow, type Row, rowOfKey } from './row.ts';
import { addTo } from './rows.ts';

const plain = new Set(['entered', 'unknown', 'reacted', 'converted', 'unsubscribed', 'complained']);
const named = new Set(['skipped', 'revenue', 'cost', 'notSpent']);

const isTold = (measure: string): boolean => plain.has(measure) || named.has(measure.split(':', 1)[0] ?? '');

/** Of what was sent the channel is told, of all else it is not. */
const toldOf = ({ channel }: Row, amounts: Amounts): Amounts => {
  const told: Amounts = {};
  for (const [measure, amount] of Object.entries(amounts) as [Measure, number][]) {
    if (measure === 'sent' && channel !== undefined) told[`sent:${channel}`] = amount;
    else if (isTold(measure)) told[measure] = amount;
  }
  return told;
};

/** Adds a row to those of journeys alone, in place. A journey in which happened only what is not told is there too. */
export const addToTotals = (totals: Rows, row: Row, amounts: Amounts): void => {
  const { journeyId } = row;
  if (journeyId !== undefined && isDone(row)) addTo(totals, keyOfRow({ journeyId }), toldOf(row, amounts));
};

/** What rows of a day come to: a row a journey, with what a summary tells of it. */
export const totalsOf = (rows: Rows): Rows => {
  const totals: Rows = {};
  for (const [key, amounts] of Object.entries(rows)) addToTotals(totals, rowOfKey(key), amounts);
  return totals;
};
