import { breakerOpen } from './breaker-open.ts';
import { complaintOpen } from './complaint-open.ts';
import {
  addressAsked,
  type ContactPolicy,
  type ContactRequest,
  type ContactRule,
} from './contact-request.ts';
import { notOnAllowList } from './not-on-allow-list.ts';
import { onPause } from './on-pause.ts';
import { overCap } from './over-cap.ts';
import { quietHours } from './quiet-hours.ts';
import { suppressed } from './suppressed.ts';
import { switchedOff } from './switched-off.ts';
import { topicDenied } from './topic-denied.ts';
import { unconsented } from './unconsented.ts';
import { unreachable } from './unreachable.ts';
import type { ContactVerdict } from './verdict.ts';

/** In the order in which they are asked: whoever can get nothing is told so, and is not kept waiting. */
const rules: readonly ContactRule[] = [
  unreachable,
  suppressed,
  unconsented,
  notOnAllowList,
  topicDenied,
  overCap,
  onPause,
  complaintOpen,
  quietHours,
  breakerOpen,
  switchedOff,
];

/** The one gate before every send. The first "no" wins; a hold is not a "no". */
export const mayContact = (ask: ContactRequest, policy: ContactPolicy, nowMs: number): ContactVerdict => {
  for (const rule of rules) {
    const answer = rule(ask, policy, nowMs);
    if (answer) return answer;
  }
  return { kind: 'allowed', address: addressAsked(ask) ?? '' };
};
