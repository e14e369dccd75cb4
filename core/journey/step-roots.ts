import { type Roots, rootsOf } from '../condition/roots.ts';
import type { StepAsk } from './step-kind.ts';

/** What the conditions and values of a step look at: the person as she is now, and the event that started it all. */
export const stepRoots = ({
  enrollment,
  profile,
  nowMs,
  rfm,
}: Pick<StepAsk<unknown>, 'enrollment' | 'profile' | 'nowMs' | 'rfm'>): Roots =>
  rootsOf(profile, enrollment.trigger, { nowMs, offer: enrollment.offer, ...(rfm && { rfm }) });
