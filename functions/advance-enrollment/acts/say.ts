import { eventOfAct, type Said } from '../../../core/journey/act.ts';
import { moved } from '../../../core/journey/moves.ts';
import type { AdvancePorts } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { ActVerdict } from './act-verdict.ts';

/** The same message comes of repeating it, so that it counts once. */
export const say = async (ports: AdvancePorts, turn: Turn, verdict: ActVerdict<Said>): Promise<Turn> => {
  const nowMs = ports.clock.now();
  await ports.bus.putEvents([eventOfAct(turn.enrollment, verdict.stepId, verdict.act, nowMs)]);
  return { ...turn, enrollment: moved(turn.enrollment, verdict, nowMs) };
};
