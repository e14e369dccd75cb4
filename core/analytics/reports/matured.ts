import { DateTime } from 'luxon';
import type { Journey } from '../../journey/journey.ts';
import { orderTimeMs } from '../order-time.ts';
import type { Rows } from '../ports.ts';
import type { Calendar } from './range.ts';

/** The last day on which everybody who came in has had all her time to order. */
export const lastOver = (journey: Pick<Journey, 'goal'>, { zone, nowMs }: Calendar): string => {
  const over = DateTime.fromMillis(nowMs - orderTimeMs(journey), { zone });
  return over.minus({ days: 1 }).toISODate() ?? '';
};

/** Days until then; all without an end. */
export const daysUntil = <R extends Rows>(
  days: Readonly<Record<string, R>>,
  last: string | undefined,
): Record<string, R> =>
  Object.fromEntries(Object.entries(days).filter(([date]) => last === undefined || date <= last));
