import type { Amounts } from './measure.ts';
import type { Rows } from './ports.ts';
import { inShop } from './projected.ts';
import { keyOfRow, type Row, rowOfKey } from './row.ts';
import { addTo } from './rows.ts';
import { addToTotals } from './totals.ts';

/** Figures of a day as they are looked at. */
export interface Projections {
  shop: Rows;
  /** A row a journey, with what a summary tells of it. */
  totals: Rows;
  byJourney: Map<string, Rows>;
}

/** The shop says itself what an order was worth: of journeys several may claim it. */
const isOfOrder = (measure: string): boolean => measure.startsWith('revenue:');

/** What a row tells the shop; undefined if nothing. */
export const toldShop = ({ journeyId }: Row, amounts: Amounts): Amounts | undefined => {
  if (journeyId === undefined) return amounts;
  const told = Object.entries(amounts).filter(([measure]) => !isOfOrder(measure));
  return told.length > 0 ? Object.fromEntries(told) : undefined;
};

export const project = (day: Rows): Projections => {
  const projections: Projections = { shop: {}, totals: {}, byJourney: new Map() };
  for (const [key, amounts] of Object.entries(day)) projectRow(projections, rowOfKey(key), amounts);
  return projections;
};

const projectRow = ({ shop, totals, byJourney }: Projections, row: Row, amounts: Amounts): void => {
  const [shopRow, told] = [inShop(row), toldShop(row, amounts)];
  if (shopRow && told) addTo(shop, keyOfRow(shopRow), told);
  addToTotals(totals, row, amounts);
  const { journeyId } = row;
  if (journeyId === undefined) return;
  const own = byJourney.get(journeyId) ?? {};
  byJourney.set(journeyId, own);
  addTo(own, keyOfRow(row), amounts);
};
