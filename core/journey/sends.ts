import type { Enrollment, SendRecord } from './enrollment.ts';

/** Did it leave, as far as we may know? What is unknown counts as sent: the person may have got it. */
export const wasSent = ({ outcome }: Pick<SendRecord, 'outcome'>): boolean =>
  outcome !== 'skipped' && outcome !== 'held';

/** When the latest message of a step left; undefined when none has. */
export const lastSentAtMs = (enrollment: Enrollment, stepId: string): number | undefined => {
  const recorded = enrollment.sends.findLast((one) => one.stepId === stepId && wasSent(one))?.atMs;
  const { position } = enrollment;
  const standing = position.stepId === stepId ? position.rung?.sentAtMs : undefined;
  if (recorded === undefined || standing === undefined) return recorded ?? standing;
  return Math.max(recorded, standing);
};

export const sentAnything = (enrollment: Enrollment): boolean => enrollment.sends.some(wasSent);

/** Has a message of it reached her, as far as we may know? What came back did not. */
export const receivedAnything = (enrollment: Enrollment): boolean =>
  enrollment.sends.some((one) => wasSent(one) && one.outcome !== 'bounced');
