import type { Claim, Enrollment } from '../journey/enrollment.ts';
import { settled } from '../journey/moves.ts';
import { sendItem } from './send-item.ts';
import type { TimelineItem } from './timeline.ts';

/** After a claim whose message left, or may have left, while its maker is gone. It counts as sent when it was claimed. */
export const claimSettled = (
  enrollment: Enrollment,
  claim: Claim,
  outcome: 'sent' | 'unknown',
): { enrollment: Enrollment; items: TimelineItem[] } => {
  const { sendId, claimedAtMs: atMs, cost } = claim;
  const verdict = { ...claim, kind: 'send' as const, template: '', purpose: 'marketing' as const };
  return {
    enrollment: settled(enrollment, verdict, { sendId, atMs, outcome, ...(cost && { cost }) }),
    items: sendItem(enrollment, claim, outcome),
  };
};
