import type { Place } from './compile.ts';
import type { Draw } from './draw.ts';
import type { Enrollment } from './enrollment.ts';
import { luckOf, shareAt } from './luck.ts';
import type { Variant } from './step-kind.ts';

type Shared = Pick<Variant, 'id' | 'share'>;

/** Which variant luck falls on; what rounding leaves out is the last one's. */
export const drawn = (stepId: string, variants: readonly Shared[], luck: number): Draw => {
  const at = shareAt(
    luck,
    variants.map(({ share }) => share),
  );
  return {
    stepId,
    shares: Object.fromEntries(variants.map(({ id, share }) => [id, Number(share.toFixed(9))])),
    took: variants.at(at)?.id ?? '',
  };
};

/** What chance decides about somebody at this place; nothing where nothing is left to it. */
export const drawAt = (place: Place | undefined, enrollment: Enrollment): Draw | undefined => {
  const variants = place?.kind.variants?.(place.step) ?? [];
  if (!place || variants.length < 2) return undefined;
  return drawn(place.step.id, variants, luckOf(enrollment, place.step.id));
};

/** Everything that chance has decided on her way to this place, and at it. */
export const drawsUpTo = (place: Place | undefined, enrollment: Enrollment): Draw[] => {
  const { draws = [] } = enrollment;
  const here = drawAt(place, enrollment);
  return here ? [...draws.filter(({ stepId }) => stepId !== here.stepId), here] : draws;
};

/** Keeps what chance decided at the place that she leaves. */
export const withDraw = (enrollment: Enrollment, left: Place | undefined): Enrollment =>
  drawAt(left, enrollment) ? { ...enrollment, draws: drawsUpTo(left, enrollment) } : enrollment;
