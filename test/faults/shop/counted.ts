import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Rows } from '../../../core/analytics/ports.ts';
import { rowOfKey } from '../../../core/analytics/row.ts';
import { dynamoTallies } from '../../../functions/adapters/dynamo/tallies/index.ts';
import { systemClock } from '../../../functions/runtime/system-clock.ts';
import { env } from '../functions.ts';
import { RULES } from './house.ts';
import { Figures } from './recount/figures.ts';

/** An experiment by the name of its variant alone: what is on trial stays the same. */
const plain = (variant: string | undefined) => variant?.replace(/^[0-9a-f]{6}\//, '');

const addRows = (figures: Figures, days: Record<string, Rows>): void => {
  for (const [date, rows] of Object.entries(days))
    for (const [key, amounts] of Object.entries(rows)) {
      const { variant, ...row } = rowOfKey(key);
      const name = plain(variant);
      for (const [measure, amount] of Object.entries(amounts))
        figures.add(date, { ...row, ...(name !== undefined && { variant: name }) }, measure, amount);
    }
};

/** Of the shop its orders, and by channel who unsubscribed: the rest is that of its journeys, and of those that are built in. */
const ofShop = (days: Record<string, Rows>): Record<string, Rows> =>
  Object.fromEntries(
    Object.entries(days).map(([date, rows]) => [
      date,
      Object.fromEntries(
        Object.entries(rows).map(([key, amounts]) => {
          const shown = Object.keys(rowOfKey(key)).length === 0 ? ORDERS : UNSUBSCRIBED;
          return [
            key,
            Object.fromEntries(Object.entries(amounts).filter(([measure]) => shown.test(measure))),
          ];
        }),
      ),
    ]),
  );

const ORDERS = /^(orders|cancelled|withoutValue|overRefunded|claimedAgain|revenue:.*)$/;
const UNSUBSCRIBED = /^unsubscribed$/;

/** The figures as reports read them: of each journey by row and day, and the orders of the shop. */
export const countedFigures = async (range: { from: string; to: string }): Promise<Figures> => {
  const tallies = dynamoTallies(new DynamoDBClient(), env.PROFILE_TABLE_NAME, systemClock);
  const figures = new Figures();
  for (const { id } of RULES) addRows(figures, await tallies.journey(id, range));
  addRows(figures, ofShop(await tallies.shop(range)));
  return figures;
};
