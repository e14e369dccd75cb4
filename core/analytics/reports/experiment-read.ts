import type { ExperimentSettings, PlannedExperiment } from '../../config/experiment-settings.ts';
import type { VariantCounts } from '../../experiment/counts.ts';
import { type Decision, decide } from '../../experiment/decide.ts';
import type { ExperimentPlan } from '../../experiment/plan.ts';
import { type ReadOut, readOut } from '../../experiment/read-out.ts';
import type { Journey } from '../../journey/journey.ts';
import { type OnTrial, onTrialIn, trialOfRow } from '../on-trial.ts';
import type { Rows } from '../ports.ts';
import { rowOfKey } from '../row.ts';
import { figuresIn } from './figures.ts';
import { daysUntil, lastOver } from './matured.ts';
import { type PeopleOfPlan, peopleIn } from './people.ts';
import { type Calendar, daysIn } from './range.ts';
import { USUAL_PEOPLE } from './won-back.ts';

export interface ExperimentsAsk {
  journey: Journey;
  settings: ExperimentSettings;
  calendar: Calendar;
}

/** What is known of an experiment on a day. */
export interface ExperimentRead {
  trial: OnTrial;
  planned?: PlannedExperiment;
  plan: ExperimentPlan;
  /** Of people whose time to order is over: what a decision rests on, unless everybody was divided wrongly. */
  over: ReadOut;
  /** Of everybody who met it. */
  all: ReadOut;
  /** The day on which the first person met it. */
  since?: string;
  /** Whole days of people whose time is over. */
  days: number;
  /** Only what was planned is decided. */
  decision?: Decision;
}

/** How it is read where nobody has planned it. */
const unplanned = {
  measure: { kind: 'orders', minimalDifference: 0.01 },
  plannedPeople: USUAL_PEOPLE,
  leastDays: 7,
  mostMoreUnsubscribed: 0.005,
  confidence: 0.95,
} as const;

const planOf = ({ variants }: OnTrial, planned: PlannedExperiment | undefined): ExperimentPlan => {
  const { measure, plannedPeople, leastDays, mostMoreUnsubscribed, confidence } = planned ?? unplanned;
  return {
    variants: variants.map(({ id, share }) => ({ id, share })),
    ...{ measure, plannedPeople, leastDays, mostMoreUnsubscribed, confidence },
  };
};

const isOf = (
  { stepId, plan }: Pick<OnTrial, 'stepId' | 'plan'>,
  one: Pick<OnTrial, 'stepId' | 'plan'>,
): boolean => one.stepId === stepId && one.plan === plan;

const countsOf = (plans: readonly PeopleOfPlan[], trial: OnTrial): readonly VariantCounts[] =>
  plans.find((one) => isOf(one, trial))?.variants ?? [];

const firstDay = (days: Readonly<Record<string, Rows>>, trial: OnTrial): string | undefined =>
  Object.keys(days)
    .sort()
    .find((date) =>
      Object.keys(days[date] ?? {}).some((key) => {
        const row = rowOfKey(key);
        const named = trialOfRow(row);
        return named !== undefined && isOf({ ...row, plan: named.plan }, trial);
      }),
    );

/** Whom chance divided shows at once, whether or not her time to order is over. */
const isDividedWrongly = ({ sampleRatio }: ReadOut): boolean =>
  sampleRatio.kind === 'known' && sampleRatio.mismatch;

const daysBetween = (since: string | undefined, until: string): number =>
  since === undefined || since > until ? 0 : daysIn({ from: since, to: until });

/** Everything on trial in a journey as it is now, from its rows by day. */
export const readExperiments = (
  { journey, settings, calendar }: ExperimentsAsk,
  days: Readonly<Record<string, Rows>>,
): ExperimentRead[] => {
  const until = lastOver(journey, calendar);
  const [overIn, allIn] = [daysUntil(days, until), days].map((some) => peopleIn(figuresIn(some)));
  return onTrialIn(journey, settings).map((trial) => {
    const planned = settings.plans.find(
      ({ journeyId, stepId }) => journeyId === journey.id && stepId === trial.stepId,
    );
    const plan = planOf(trial, planned);
    const over = readOut(plan, countsOf(overIn ?? [], trial));
    const all = readOut(plan, countsOf(allIn ?? [], trial));
    const since = firstDay(days, trial);
    const ran = daysBetween(since, until);
    return {
      ...{ trial, plan, over, all, days: ran },
      ...(planned && { planned, decision: decide(plan, isDividedWrongly(all) ? all : over, ran) }),
      ...(since !== undefined && { since }),
    };
  });
};

/** People of what was on trial before, with other variants or shares. */
export const formerPlans = (
  { journey, settings }: ExperimentsAsk,
  days: Readonly<Record<string, Rows>>,
): PeopleOfPlan[] => {
  const current = onTrialIn(journey, settings);
  return peopleIn(figuresIn(days)).filter((one) => !current.some((trial) => isOf(one, trial)));
};
