import { hashId } from '../../core/hash.ts';
import type { Claim, Enrollment } from '../../core/journey/enrollment.ts';
import { endItemId } from '../../core/journey/skips.ts';
import type { Hold, SkipVerdict } from '../../core/journey/verdict.ts';
import type { TimelineEntry, TimelineItem } from '../../core/send/timeline.ts';

const item = (enrollment: Enrollment, id: string, entries: TimelineEntry[]): TimelineItem[] => {
  const [first] = entries;
  return first ? [{ profileId: enrollment.profileId, atMs: first.atMs, id, entries }] : [];
};

/** A call to another system: taken, to be tried again, or given up. */
export const callItem = (
  enrollment: Enrollment,
  kind: 'send' | 'held' | 'skip',
  call: Pick<Claim, 'sendId' | 'stepId' | 'attempt'> & { reason: string; atMs: number },
): TimelineItem[] => {
  const { stepId: name, sendId, reason, atMs, attempt } = call;
  const { journeyId } = enrollment;
  const id = hashId([sendId, kind, attempt]);
  return item(enrollment, id, [{ atMs, kind, name, channel: 'webhook', journeyId, sendId, reason }]);
};

/** Something besides a message that could not be had. */
export const nothingItem = (
  enrollment: Enrollment,
  { stepId: name, reason, atMs }: { stepId: string; reason: string; atMs: number },
): TimelineItem[] =>
  item(enrollment, hashId([enrollment.id, name, reason]), [
    { atMs, kind: 'skip', name, journeyId: enrollment.journeyId, reason },
  ]);

/** A message that was not sent, or not yet. */
export const restraintItem = (
  enrollment: Enrollment,
  kind: 'skip' | 'held',
  why: Pick<SkipVerdict | Hold, 'stepId' | 'channel'> & { reason: string; sendId: string; atMs: number },
): TimelineItem[] => {
  const { stepId: name, channel, reason, sendId, atMs } = why;
  const { journeyId } = enrollment;
  const id = hashId([sendId, kind, reason]);
  return item(enrollment, id, [{ atMs, kind, name, channel, journeyId, sendId, reason }]);
};

/** The messages that an early end of one step leaves untried. */
export const leftItem = (enrollment: Enrollment, skips: TimelineEntry[]): TimelineItem[] =>
  item(enrollment, hashId([enrollment.id, enrollment.position.stepId ?? '', 'left']), skips);

/** The messages that the end of the journey leaves untried: the same item, whichever function sees the end first. */
export const endItem = (enrollment: Enrollment, skips: TimelineEntry[]): TimelineItem[] =>
  item(enrollment, endItemId(enrollment), skips);
