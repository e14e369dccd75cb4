import { MINUTE_MS } from '../../core/duration.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { isMoved } from '../../core/journey/further-along.ts';
import { isManyKeyed } from '../../core/journey/keyed.ts';
import { markIn } from '../../core/journey/marks.ts';
import { keptDue } from '../../core/journey/parking.ts';
import { wasSent } from '../../core/journey/sends.ts';
import type { AdvancePorts } from './ports.ts';
import { endMerged, endRivals, isAhead, rivalsIn, shapeOf } from './rivals.ts';
import { tellDouble } from './tell-counters.ts';
import { type Turn, write } from './turn.ts';

/** A fold that is under way may yet end the other one, or take this one back. */
const SETTLED_MS = MINUTE_MS;

/**
 * Of two who let her in at one moment the one that lost takes his entry back. If he died before that, the entry stands beside the one
 * that her profile names, and would remind her once more of the same. Only one of them goes on: the one further along, unless the one
 * that is named has written to her since this one began, and did not give way to another itself: that may be this one, and both would be
 * over. Her enrollments are read where her profile names another one, and only there. True when there is nothing left to do in this turn.
 */
export const standsAside = async (ports: AdvancePorts, turn: Turn): Promise<boolean> => {
  const { enrollment, situation } = turn;
  const namedId = namedBeside(turn);
  if (namedId === undefined) return false;
  const hers = await ports.enrollments.ofProfiles([enrollment.profileId, ...situation.profile.mergedFrom]);
  const rivals = rivalsIn(hers, turn);
  const isReminded = hers.some(
    (one) => one.id === namedId && !isMoved(one) && hasSentSince(one, enrollment.enteredAtMs),
  );
  if (rivals.length === 0 && !isReminded) return false;
  if (enrollment.version === 0) {
    const nowMs = ports.clock.now();
    await write(ports, { ...turn, enrollment: keptDue(enrollment, nowMs) }, nowMs + SETTLED_MS);
    return true;
  }
  if (!isReminded && isAhead(turn, rivals)) {
    await endRivals(ports, rivals);
    return false;
  }
  await tellDouble(ports, await endMerged(ports, turn));
  return true;
};

/** The other one that goes on as far as her profile knows, where she may be in one only. */
const namedBeside = ({ enrollment, situation }: Turn): string | undefined => {
  const { id, journeyId } = enrollment;
  const { entries } = situation.profile;
  const mark = markIn(entries, journeyId);
  if (!mark || mark.ended || mark.enrollmentId === id) return undefined;
  return isManyKeyed(shapeOf(situation)) ? undefined : mark.enrollmentId;
};

const hasSentSince = ({ sends }: Enrollment, atMs: number): boolean =>
  sends.some((one) => wasSent(one) && one.atMs >= atMs);
