import { DateTime } from 'luxon';
import { goalWithinMs } from '../../journey/goal.ts';
import type { Journey } from '../../journey/journey.ts';
import type { Rows } from '../ports.ts';
import type { Calendar } from './range.ts';

/** The last day on which everybody who came in has had all the time that the goal leaves her; undefined without a goal. */
export const lastOver = ({ goal }: Pick<Journey, 'goal'>, { zone, nowMs }: Calendar): string | undefined => {
  if (!goal) return undefined;
  const over = DateTime.fromMillis(nowMs - goalWithinMs({ goal }), { zone });
  return over.minus({ days: 1 }).toISODate() ?? undefined;
};

/** Days until then; all without an end. */
export const daysUntil = <R extends Rows>(
  days: Readonly<Record<string, R>>,
  last: string | undefined,
): Record<string, R> =>
  Object.fromEntries(Object.entries(days).filter(([date]) => last === undefined || date <= last));
