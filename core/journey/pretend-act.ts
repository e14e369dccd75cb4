import type { ShopEvent } from '../event/event.ts';
import { eventOfAct, isSaid } from './act.ts';
import type { Enrollment } from './enrollment.ts';
import { moved } from './moves.ts';
import type { Verdict } from './verdict.ts';

export interface Pretended {
  enrollment: Enrollment;
  /** What the person would be told to have happened. */
  said: ShopEvent[];
}

/** What an act comes to where nothing is done for real: in a simulation, a plan, a story. Everything goes well there. */
export const pretendAct = (
  enrollment: Enrollment,
  verdict: Extract<Verdict, { kind: 'act' }>,
  nowMs: number,
): Pretended => {
  const { act, stepId } = verdict;
  const said = isSaid(act) ? eventOfAct(enrollment, stepId, act, nowMs).events : [];
  return { enrollment: moved(enrollment, verdict, nowMs), said };
};
