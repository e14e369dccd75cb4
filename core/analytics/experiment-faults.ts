import type { ExperimentSettings, PlannedExperiment } from '../config/experiment-settings.ts';
import type { PublishedJourney } from '../config/snapshot.ts';
import type { Fault } from '../errors.ts';
import { compileJourney } from '../journey/compile.ts';
import type { Journey } from '../journey/journey.ts';
import { holdoutOnTrial, stepOnTrial } from './on-trial.ts';

const ofControlGroup = (plan: PlannedExperiment, journey: Journey, settings: ExperimentSettings): Fault[] => [
  ...(holdoutOnTrial(journey, settings)
    ? []
    : [{ path: '/journeyId', message: 'it has no control group: give it a holdout' }]),
  ...(plan.stopAutomatically
    ? [{ path: '/stopAutomatically', message: 'a control group is not ended by itself' }]
    : []),
];

const ofStep = (stepId: string, journey: Journey): Fault[] => {
  const step = compileJourney(journey, 0).places.get(stepId)?.step;
  if (!step) return [{ path: '/stepId', message: `there is no step ${stepId} in ${journey.id}` }];
  return stepOnTrial(step) ? [] : [{ path: '/stepId', message: `nothing is on trial at ${stepId}` }];
};

/** Each plan that is about nothing in the journeys as they are in effect. */
export const experimentFaults = (
  settings: ExperimentSettings,
  journeys: readonly PublishedJourney[],
): Fault[] =>
  settings.plans.flatMap((plan, at) => {
    const journey = journeys.find((one) => one.journey.id === plan.journeyId)?.journey;
    const found = !journey
      ? [{ path: '/journeyId', message: `there is no journey ${plan.journeyId}` }]
      : plan.stepId === undefined
        ? ofControlGroup(plan, journey, settings)
        : ofStep(plan.stepId, journey);
    return found.map((fault) => ({ ...fault, path: `/plans/${at}${fault.path}` }));
  });
