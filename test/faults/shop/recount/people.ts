import type { Enrollment } from '../../../../core/journey/enrollment.ts';
import { enrollmentOf } from '../../../../functions/adapters/dynamo/enrollment-item.ts';
import type { Tables } from '../../aws/tables.ts';
import type { Customer } from '../customer.ts';
import { RULES } from '../house.ts';
import type { About } from './figures.ts';

/** Somebody whom figures are about, with her entries as they lie in the table at the end. */
export interface Counted {
  customer: Customer;
  entries: Enrollment[];
}

const CONTROL = new Set(['holdout', 'control-group']);

export const isControl = ({ status, reason = '' }: Enrollment): boolean =>
  status === 'exited' && CONTROL.has(reason);

/** Where an entry counts. */
export const aboutEntry = (entry: Enrollment): About => ({
  journeyId: entry.journeyId,
  version: entry.journeyVersion,
  ...(isControl(entry) && { variant: 'control' }),
});

/** One that a merge moved lies under two profiles. */
const once = (entries: readonly Enrollment[]): Enrollment[] => [
  ...new Map(
    entries
      .toSorted((a, b) => Number(a.reason !== 'merged') - Number(b.reason !== 'merged'))
      .map((one) => [one.id, one]),
  ).values(),
];

/** Everybody but those of the shop, tests and robots: that is known of them, and not asked of the system. */
export const countedPeople = (customers: readonly Customer[], tables: Tables): Counted[] => {
  const byOwner = Map.groupBy(tables.people(), ({ owner }) => owner);
  const known = new Set(RULES.map(({ id }) => id));
  return customers
    .filter(({ kind }) => kind === 'customer')
    .map((customer) => {
      const items = [customer.key, customer.logsInAs ?? '']
        .flatMap((owner) => byOwner.get(owner) ?? [])
        .flatMap((one) => one.items);
      const entries = items.filter(({ sk }) => sk?.S?.startsWith('E#')).map(enrollmentOf);
      return { customer, entries: once(entries.filter(({ journeyId }) => known.has(journeyId))) };
    });
};
