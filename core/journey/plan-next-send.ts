import type { Channel } from '../consent/consent.ts';
import type { HoldReason } from '../contact/verdict.ts';
import { DAY_MS } from '../duration.ts';
import { type AdvanceAsk, advance } from './advance.ts';
import type { Enrollment } from './enrollment.ts';
import { moved, settled } from './moves.ts';
import { pretendAct } from './pretend-act.ts';
import type { ExitReason, SendVerdict, Verdict } from './verdict.ts';

/** Why none goes out; `channel`: of the only message that this keeps back. */
interface NoSend {
  kind: 'none';
  reason: ExitReason;
  channel?: Channel;
}

/** The message that goes out next if the person does nothing, or why none will. */
export type NextSend = { kind: 'send'; channel: Channel; template: string; atMs: number } | NoSend;

/** More hops than a journey may take between two messages, pauses of a year included. */
const MOST_HOPS = 2_000;
const HORIZON_MS = 400 * DAY_MS;

const openEnded: ReadonlySet<HoldReason> = new Set<HoldReason>([
  'complaint-open',
  'breaker-open',
  'switched-off',
]);

/** Rests that nobody knows the end of. */
const isOpenEnded = ({ reason, held }: Extract<Verdict, { kind: 'rest' }>): boolean =>
  reason === 'paused' || (held !== undefined && openEnded.has(held.reason));

/** Where the walk has come to: a message that may leave, or why none will. */
type Ahead = { kind: 'send'; verdict: SendVerdict; enrollment: Enrollment; atMs: number } | NoSend;

const none = (reason: ExitReason | undefined, channel?: Channel): NoSend => ({
  kind: 'none',
  reason: reason ?? 'nothing-left',
  ...(channel && { channel }),
});

const walkToSend = (ask: AdvanceAsk): Ahead => {
  let enrollment: Enrollment = ask.enrollment;
  let nowMs = Math.max(ask.nowMs, enrollment.wakesAtMs ?? 0);
  // The journey's own end says less than what kept the last message from going out.
  let skipped: NoSend | undefined;
  const keptBack = new Set<ExitReason>();
  for (let hop = 0; hop < MOST_HOPS && nowMs < ask.nowMs + HORIZON_MS; hop++) {
    const verdict = advance({ ...ask, enrollment, nowMs });
    switch (verdict.kind) {
      case 'send':
        return { kind: 'send', verdict, enrollment, atMs: nowMs };
      case 'rest':
        if (isOpenEnded(verdict)) return none(verdict.reason ?? verdict.held?.reason);
        nowMs = verdict.untilMs;
        enrollment = { ...enrollment, wakesAtMs: nowMs };
        break;
      case 'skip':
        skipped = none(verdict.reason, keptBack.has(verdict.reason) ? undefined : verdict.channel);
        keptBack.add(verdict.reason);
        enrollment = moved(enrollment, verdict, nowMs);
        break;
      case 'goto':
        if (verdict.left) {
          skipped = none(verdict.left);
          keptBack.add(verdict.left);
        }
        enrollment = moved(enrollment, verdict, nowMs);
        break;
      case 'act':
        ({ enrollment } = pretendAct(enrollment, verdict, nowMs));
        break;
      case 'exit':
        return none(verdict.reason);
      case 'complete':
        return skipped ?? none(undefined);
    }
  }
  return skipped ?? none(undefined);
};

/**
 * Walks a journey ahead of the clock, from one rest to the next, with the person as she is now. Caps are not asked, nor is
 * the list of blocked addresses but for what `suppressed` says.
 */
export const planNextSend = (ask: AdvanceAsk): NextSend => {
  const ahead = walkToSend(ask);
  if (ahead.kind === 'none') return ahead;
  const { channel, template } = ahead.verdict;
  return { kind: 'send', channel, template, atMs: ahead.atMs };
};

/** The channels by which it writes to her before an instant, if she does nothing; each once. */
export const channelsAhead = (ask: AdvanceAsk, untilMs: number): ReadonlySet<Channel> => {
  const channels = new Set<Channel>();
  let ahead = walkToSend(ask);
  while (ahead.kind === 'send' && ahead.atMs < untilMs) {
    const { verdict, atMs } = ahead;
    channels.add(verdict.channel);
    const sent = { sendId: 'ahead', atMs, outcome: 'sent' as const };
    const { wakesAtMs: _, ...enrollment } = settled(ahead.enrollment, verdict, sent);
    ahead = walkToSend({ ...ask, enrollment, nowMs: atMs });
  }
  return channels;
};
