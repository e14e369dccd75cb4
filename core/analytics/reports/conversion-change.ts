import { compare } from '../../experiment/compare.ts';
import type { VariantCounts } from '../../experiment/counts.ts';
import { type Reading, type Unknown, unknown } from '../../experiment/reading.ts';
import type { Step } from '../../journey/step-schema.ts';
import { ordersIn } from '../../journey/steps/cascade-order.ts';
import { stepOnTrial } from '../on-trial.ts';
import type { PeopleOfPlan, PeopleSoFar } from './people.ts';
import { usualLook } from './won-back.ts';

export type Cascade = Extract<Step, { kind: 'cascade' }>;

/** By how many of a hundred more people order, as a share: 0.01 is a point. */
export type ConversionChange =
  /** Against those whom the paid channel reaches first, or those who get nothing. */
  { kind: 'known'; against: 'paid-first' | 'control-group'; change: Reading } | Unknown;

/** Chance put each person into one of them, so that they may be taken together. */
const together = (id: string, all: readonly VariantCounts[]): VariantCounts => {
  const sumOf = (of: (one: VariantCounts) => number) => all.reduce((sum, one) => sum + of(one), 0);
  return {
    id,
    people: sumOf(({ people }) => people),
    ordered: sumOf(({ ordered }) => ordered),
    unsubscribed: sumOf(({ unsubscribed }) => unsubscribed),
    revenue: {},
  };
};

const changed = (
  against: 'paid-first' | 'control-group',
  base: VariantCounts | undefined,
  others: VariantCounts | undefined,
): ConversionChange | undefined =>
  base && others && base.people > 0 && others.people > 0
    ? { kind: 'known', against, change: compare(base, others, usualLook, 0.05).orders.absolute }
    : undefined;

const againstPaidFirst = (step: Cascade, paid: ReadonlySet<string>, plans: readonly PeopleOfPlan[]) => {
  const trial = stepOnTrial(step);
  const people = plans.find(({ stepId, plan }) => stepId === step.id && plan === trial?.plan)?.variants ?? [];
  const orders = ordersIn(step.order);
  const isPaidFirst = ({ id }: VariantCounts) => paid.has(orders[Number(id)]?.order[0] ?? '');
  return changed(
    'paid-first',
    together('paid-first', people.filter(isPaidFirst)),
    together(
      'others',
      people.filter((one) => !isPaidFirst(one)),
    ),
  );
};

const peopleOf = ({ variants }: PeopleOfPlan): number =>
  variants.reduce((sum, { people }) => sum + people, 0);

/** Of control groups whose share was changed, the one that most people were divided by. */
const againstControl = (plans: readonly PeopleOfPlan[]) => {
  const [most] = plans
    .filter(({ stepId }) => stepId === undefined)
    .toSorted((a, b) => peopleOf(b) - peopleOf(a));
  const find = (wanted: string) => most?.variants.find(({ id }) => id === wanted);
  return changed('control-group', find('control'), find('in'));
};

/** What sending the free channels first does to orders; without anybody to compare with, or while their time lasts, nothing is said. */
export const conversionChange = (
  step: Cascade,
  paid: ReadonlySet<string>,
  { over, all }: PeopleSoFar,
): ConversionChange => {
  const changeIn = (plans: readonly PeopleOfPlan[]) =>
    againstPaidFirst(step, paid, plans) ?? againstControl(plans);
  return changeIn(over) ?? unknown(changeIn(all) ? 'nobody' : 'no-control-group');
};
