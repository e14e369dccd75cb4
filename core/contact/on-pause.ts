import { DAY_MS } from '../duration.ts';
import { pausedUntilMs } from '../profile/operator/marks.ts';
import type { ContactRule } from './contact-request.ts';

/** Marketing waits until the end of a pause that an operator set. Asked again daily, in case it is taken back. */
export const onPause: ContactRule = ({ profile, purpose }, _policy, nowMs) => {
  const endMs = purpose === 'marketing' ? pausedUntilMs(profile, nowMs) : undefined;
  return endMs === undefined
    ? undefined
    : { kind: 'held', untilMs: Math.min(endMs, nowMs + DAY_MS), reason: 'on-pause' };
};
