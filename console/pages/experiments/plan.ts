import type { ExperimentSettings, PlannedExperiment } from '../../../core/config/experiment-settings.ts';
import { decimalOf, minorOf } from '../../../core/money.ts';

/** A plan as it is typed: shares in points of a hundred, money in decimals. */
export interface TypedPlan {
  readonly measure: 'orders' | 'revenue';
  readonly difference: number | string;
  readonly currency: string;
  readonly plannedPeople: number | string;
  readonly leastDays: number | string;
  readonly mostMoreUnsubscribed: number | string;
  readonly confidence: number | string;
  readonly stopAutomatically: boolean;
}

type Of = Pick<PlannedExperiment, 'journeyId' | 'stepId'>;

export const freshPlan: TypedPlan = {
  ...{ measure: 'orders', difference: 2, currency: 'EUR', plannedPeople: '' },
  ...{ leastDays: 7, mostMoreUnsubscribed: 0.5, confidence: 95, stopAutomatically: false },
};

const tidy = (value: number): number => Number(value.toPrecision(10));

export const isPlanOf =
  ({ journeyId, stepId }: Of) =>
  (plan: Of): boolean =>
    plan.journeyId === journeyId && plan.stepId === stepId;

export const typedOf = (plan: PlannedExperiment | undefined): TypedPlan => {
  if (!plan) return freshPlan;
  const { measure } = plan;
  return {
    measure: measure.kind,
    difference: tidy(
      measure.kind === 'orders'
        ? measure.minimalDifference * 100
        : decimalOf(measure.minimalDifferenceMinor, measure.currency),
    ),
    currency: measure.kind === 'revenue' ? measure.currency : freshPlan.currency,
    plannedPeople: plan.plannedPeople,
    leastDays: plan.leastDays,
    mostMoreUnsubscribed: tidy(plan.mostMoreUnsubscribed * 100),
    confidence: tidy(plan.confidence * 100),
    stopAutomatically: plan.stopAutomatically,
  };
};

/** Undefined while something is missing. */
export const planOf = ({ journeyId, stepId }: Of, typed: TypedPlan): PlannedExperiment | undefined => {
  const { difference, plannedPeople, leastDays, mostMoreUnsubscribed, confidence, currency } = typed;
  const numbers = [difference, plannedPeople, leastDays, mostMoreUnsubscribed, confidence];
  if (!numbers.every((value) => typeof value === 'number')) return undefined;
  if (Number(difference) <= 0 || Number(plannedPeople) < 100) return undefined;
  if (typed.measure === 'revenue' && !/^[A-Z]{3}$/.test(currency)) return undefined;
  return {
    journeyId,
    ...(stepId !== undefined && { stepId }),
    measure:
      typed.measure === 'orders'
        ? { kind: 'orders', minimalDifference: tidy(Number(difference) / 100) }
        : { kind: 'revenue', currency, minimalDifferenceMinor: minorOf(Number(difference), currency) },
    plannedPeople: Number(plannedPeople),
    leastDays: Number(leastDays),
    mostMoreUnsubscribed: tidy(Number(mostMoreUnsubscribed) / 100),
    confidence: tidy(Number(confidence) / 100),
    stopAutomatically: stepId !== undefined && typed.stopAutomatically,
  };
};

/** The settings with this plan in place of the one before; without a plan it is taken out. */
export const withPlan = (
  settings: ExperimentSettings,
  of: Of,
  plan: PlannedExperiment | undefined,
): ExperimentSettings => {
  const others = settings.plans.filter((each) => !isPlanOf(of)(each));
  return { ...settings, plans: plan ? [...others, plan] : others };
};
