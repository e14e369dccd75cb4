import type { Journey } from '../../../../core/journey/journey.ts';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { kindOf } from '../../../../core/journey/step-schema.ts';
import { stepsOf } from './steps-of.ts';

const channelsOfStep = (step: AnyStep): string[] => {
  try {
    return (kindOf(step.kind)?.rungs?.(step as never) ?? []).map(({ channel }) => channel);
  } catch {
    return [];
  }
};

/** Every channel that some step may use. */
export const channelsIn = (journey: Journey): ReadonlySet<string> =>
  new Set(stepsOf(journey).flatMap(({ step }) => channelsOfStep(step)));
