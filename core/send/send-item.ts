import type { Cost } from '../contact/price.ts';
import type { Claim, Enrollment } from '../journey/enrollment.ts';
import type { TimelineItem } from './timeline.ts';

/** A message that left, or may have left (`unknown`), at the time of its claim: the same whoever writes it. */
export const sendItem = (
  { profileId, journeyId }: Pick<Enrollment, 'profileId' | 'journeyId'>,
  { claimedAtMs: atMs, stepId: name, channel, sendId, from, cost: atClaim = {} }: Claim,
  outcome: 'sent' | 'unknown',
  cost: Cost = atClaim,
): TimelineItem[] => {
  const reason = outcome === 'unknown' && { reason: 'unknown' };
  const why = { ...reason, ...cost, ...(from && { chosenFrom: from }) };
  const entry = { atMs, kind: 'send' as const, name, channel, journeyId, sendId, ...why };
  return [{ profileId, atMs, id: sendId, entries: [entry] }];
};
