import type { Cost } from '../contact/price.ts';
import type { Claim, Enrollment } from '../journey/enrollment.ts';
import type { TimelineItem } from './timeline.ts';

/** A message that left, or may have left (`unknown`), at the time of its claim: the same whoever writes it. */
export const sendItem = (
  { profileId, journeyId }: Pick<Enrollment, 'profileId' | 'journeyId'>,
  { claimedAtMs: atMs, stepId: name, channel, sendId }: Claim,
  outcome: 'sent' | 'unknown',
  cost: Cost = {},
): TimelineItem[] => {
  const reason = outcome === 'unknown' && { reason: 'unknown' };
  const entry = { atMs, kind: 'send' as const, name, channel, journeyId, sendId, ...reason, ...cost };
  return [{ profileId, atMs, id: sendId, entries: [entry] }];
};
