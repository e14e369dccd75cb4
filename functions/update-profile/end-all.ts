import { Conflict } from '../../core/errors.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { endItemId } from '../../core/journey/skips.ts';
import type { TimelineItem } from '../../core/send/timeline.ts';
import type { UpdateProfilePorts } from './ports.ts';

type Ports = Pick<UpdateProfilePorts, 'enrollments' | 'timeline'>;

/**
 * Stores ends. What each leaves unsent (`said`, those of other ends included) is in her history before: whoever looks again, or comes after a
 * death, finds it over and says nothing. Where somebody else wrote first it is taken back: a message may have left meanwhile, of which
 * nobody may read that it was not sent. Throws Conflict.
 */
export const endAll = async (
  ports: Ports,
  ends: readonly Enrollment[],
  said: readonly TimelineItem[],
): Promise<void> => {
  if (ends.length === 0) return;
  const lineOf = (one: Enrollment) => said.find(({ id }) => id === endItemId(one));
  const lines = ends.flatMap((one) => lineOf(one) ?? []);
  if (lines.length > 0) await ports.timeline.append(lines);
  // Every answer is waited for: what is still on its way may be stored.
  const outcomes = await Promise.allSettled(ends.map((one) => ports.enrollments.save(one)));
  const lost = ends.filter((_, at) => isConflict(outcomes[at]));
  await Promise.all(lost.map((one) => takeBack(ports, one, lineOf(one))));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};

const isConflict = (outcome: PromiseSettledResult<unknown> | undefined): boolean =>
  outcome?.status === 'rejected' && outcome.reason instanceof Conflict;

/** Unless the end is stored, by somebody else who took in the same event, or by a write of ours whose answer was lost. */
const takeBack = async (ports: Ports, end: Enrollment, line: TimelineItem | undefined): Promise<void> => {
  if (!line) return;
  const stored = await ports.enrollments.get(end.profileId, end.id);
  if (stored?.status === end.status && stored.endedAtMs === end.endedAtMs) return;
  await ports.timeline.append([{ ...line, entries: [] }]);
};
