import type { ExperimentSettings } from '../config/experiment-settings.ts';
import { hashId } from '../hash.ts';
import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';
import type { AnyStep, Variant } from '../journey/step-kind.ts';
import { kindOf } from '../journey/step-schema.ts';
import type { Row } from './row.ts';

/** What chance divides the people of a journey by: at a step, or, without one, whether she gets anything at all. */
export interface OnTrial {
  stepId?: string;
  /** 6 hex digits: other variants or shares are another plan, and start from nobody. */
  plan: string;
  /** The first is what the others are measured against. */
  variants: readonly Variant[];
}

const trialOf = (variants: readonly Variant[], stepId?: string): OnTrial | undefined =>
  variants.length < 2
    ? undefined
    : {
        ...(stepId !== undefined && { stepId }),
        plan: hashId(
          variants.flatMap(({ id, share, what }) => [id, share, what]),
          6,
        ),
        variants,
      };

/** Orders of a cascade, ways of a split; undefined where nothing is on trial. */
export const stepOnTrial = (step: AnyStep): OnTrial | undefined =>
  trialOf(kindOf(step.kind)?.variants?.(step) ?? [], step.id);

/**
 * The control group against everybody else. The plan is made of the shares alone, so that people of journeys whose control groups
 * are the same part may be put together: chance divided them alike.
 */
export const holdoutOnTrial = (
  { purpose = 'marketing', holdout = 0 }: Pick<Journey, 'purpose' | 'holdout'>,
  { globalControl }: Pick<ExperimentSettings, 'globalControl'>,
): OnTrial | undefined => {
  const control = globalControl + (1 - globalControl) * holdout;
  if (purpose !== 'marketing' || control <= 0) return undefined;
  return trialOf([
    { id: 'control', share: control, what: 'control' },
    { id: 'in', share: 1 - control, what: 'in' },
  ]);
};

/** Everything that is on trial in a journey, the control group first. */
export const onTrialIn = (
  journey: Journey,
  settings: Pick<ExperimentSettings, 'globalControl'>,
): OnTrial[] => {
  const steps = [...compileJourney(journey, 0).places.values()].map(({ step }) => stepOnTrial(step));
  return [holdoutOnTrial(journey, settings), ...steps].flatMap((trial) => trial ?? []);
};

/** Names the row that people of a variant are counted in. */
export const trialRow = (
  journeyId: string,
  { stepId, plan }: Pick<OnTrial, 'stepId' | 'plan'>,
  id: string,
): Row => ({
  journeyId,
  ...(stepId !== undefined && { stepId }),
  variant: `${plan}/${id}`,
});

/** Plan and variant of a row that people of an experiment are counted in; undefined for any other row. */
export const trialOfRow = ({ variant }: Row): { plan: string; id: string } | undefined => {
  const [, plan, id] = /^([0-9a-f]{6})\/(.+)$/.exec(variant ?? '') ?? [];
  return plan === undefined || id === undefined ? undefined : { plan, id };
};

/** Neither experiments nor people who were kept out are what a journey did. */
export const isDone = (row: Row): boolean => row.variant !== 'control' && trialOfRow(row) === undefined;
