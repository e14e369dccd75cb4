import { MINUTE_MS, SECOND_MS } from '../../core/duration.ts';
import { markIn } from '../../core/journey/marks.ts';
import type { AdvancePorts } from './ports.ts';
import { type Turn, wakeOf } from './turn.ts';

/** At once, as a fold may be slow; then half an hour together, in which what was cut off has been told again. */
const PAUSES_MS = [SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS, 8 * MINUTE_MS, 16 * MINUTE_MS];

/**
 * Her profile knows of no entry as late as this one: the fold that made it is not stored. What she put into the cart, the order before it and
 * the address that came with it are not to be seen yet, and the journey would end, or write to her of what she has bought. So it is looked at
 * again. Nothing is written, so that whoever lost against another may still take the entry back. True when there is nothing left to do in
 * this turn.
 */
export const waitsForFold = async (ports: AdvancePorts, turn: Turn): Promise<boolean> => {
  const { enrollment, nextWakeNo } = turn;
  const pauseMs = PAUSES_MS[nextWakeNo - enrollment.wakeNo - 1];
  if (enrollment.version > 0 || pauseMs === undefined || isKnown(turn)) return false;
  await ports.wakes.arm(wakeOf(enrollment, nextWakeNo), togetherAtMs(ports.clock.now() + pauseMs, pauseMs));
  return true;
};

/**
 * Each copy of a wake arms the next one, and one that comes twice would become sixty-four: those that come within half a pause of each
 * other ask for one moment, and one schedule stands for all.
 */
const togetherAtMs = (atMs: number, pauseMs: number): number => {
  const gridMs = pauseMs / 2;
  return Math.ceil(atMs / gridMs) * gridMs;
};

const isKnown = ({ enrollment, situation: { profile } }: Turn): boolean => {
  const { journeyId, enteredAtMs } = enrollment;
  const mark = markIn(profile.entries, journeyId);
  return mark !== undefined && mark.atMs >= enteredAtMs;
};
