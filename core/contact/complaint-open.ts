import { HOUR_MS } from '../duration.ts';
import { openComplaints } from '../profile/operator/marks.ts';
import type { ContactRule } from './contact-request.ts';

/** Nobody advertises to somebody who waits for an answer. Nobody knows when it comes: asked again hourly. */
export const complaintOpen: ContactRule = ({ profile, purpose }, _policy, nowMs) =>
  purpose === 'marketing' && openComplaints(profile).length > 0
    ? { kind: 'held', untilMs: nowMs + HOUR_MS, reason: 'complaint-open' }
    : undefined;
