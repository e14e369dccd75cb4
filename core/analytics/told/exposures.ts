import type { ExperimentSettings } from '../../config/experiment-settings.ts';
import type { CompiledJourney } from '../../journey/compile.ts';
import { drawAt } from '../../journey/draw-at.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { isHeldOut } from '../../journey/holdout.ts';
import { completedOrderHash } from '../../profile/stats/order-said.ts';
import type { News } from '../news.ts';
import { holdoutOnTrial, type OnTrial, stepOnTrial, trialRow } from '../on-trial.ts';
import { orderTimeMs } from '../order-time.ts';

interface Met {
  enrollment: Enrollment;
  journey: CompiledJourney;
  trial: OnTrial;
  variant: string;
  atMs: number;
}

const exposure = ({ enrollment: { trigger }, journey, trial, variant, atMs }: Met): News => {
  const cameBy = completedOrderHash(trigger);
  return {
    kind: 'exposure',
    row: trialRow(journey.id, trial, variant),
    atMs,
    untilMs: atMs + orderTimeMs(journey.journey),
    ...(cameBy !== undefined && { cameBy }),
  };
};

/** That she came in, or was kept out, where chance had a say in it. */
export const exposureAtEntry = (
  enrollment: Enrollment,
  journey: CompiledJourney,
  settings: Pick<ExperimentSettings, 'globalControl'>,
): News[] => {
  const trial = enrollment.uncounted ? undefined : holdoutOnTrial(journey.journey, settings);
  const variant = isHeldOut(enrollment) ? 'control' : 'in';
  return trial ? [exposure({ enrollment, journey, trial, variant, atMs: enrollment.enteredAtMs })] : [];
};

/** That she stands where something is on trial, before anything of it was tried. */
export const exposureAtStep = (enrollment: Enrollment, journey: CompiledJourney, atMs: number): News[] => {
  const { stepId, rung } = enrollment.position;
  const place = journey.places.get(stepId ?? '');
  if (!place || enrollment.uncounted || rung !== undefined) return [];
  const [trial, draw] = [stepOnTrial(place.step), drawAt(place, enrollment)];
  return trial && draw ? [exposure({ enrollment, journey, trial, variant: draw.took, atMs })] : [];
};
