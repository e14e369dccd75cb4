import { hashId } from '../hash.ts';

/** The id of one decided attempt to reach a profile: the same parts make the same send. */
export const sendIdOf = (
  enrollment: { id: string },
  { stepId, rung = 0 }: { stepId: string; rung?: number },
  attempt: number,
): string => hashId([enrollment.id, stepId, rung, attempt]);
