import { channelFor } from './channel-for.ts';
import { complaintOpen } from './complaint-open.ts';
import type { ContactPolicy, ContactRequest, ContactRule } from './contact-request.ts';
import { onPause } from './on-pause.ts';
import { suppressed } from './suppressed.ts';
import { unconsented } from './unconsented.ts';
import { unreachable } from './unreachable.ts';

export const standings = ['reachable', 'noAddress', 'noConsent', 'blocked'] as const;
export type Standing = (typeof standings)[number];

const NO_CONSENT = 'no-consent';

/** What lies with her, and not with the hour, with limits or with what the shop has switched off. */
const rules: readonly ContactRule[] = [unreachable, unconsented, suppressed, onPause, complaintOpen];

/** Whether somebody can be reached by marketing on a channel, and what stands in the way. `reason` says why she is blocked. */
export const standingOf = (
  asked: Omit<ContactRequest, 'purpose'>,
  policy: ContactPolicy,
  nowMs: number,
): { standing: Standing; reason?: string } => {
  const channel = channelFor(asked.profile, asked.channel);
  const ask: ContactRequest = { ...asked, channel, purpose: 'marketing' };
  for (const rule of rules) {
    const answer = rule(ask, policy, nowMs);
    if (answer?.reason === 'no-address') return { standing: 'noAddress' };
    if (answer?.reason === NO_CONSENT) return { standing: 'noConsent' };
    if (answer) return { standing: 'blocked', reason: ask.suppressed ?? answer.reason };
  }
  return { standing: 'reachable' };
};
