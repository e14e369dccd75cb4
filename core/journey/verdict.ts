import type { Channel, Purpose } from '../consent/consent.ts';
import type { HoldReason, SkipReason } from '../contact/verdict.ts';
import type { Template } from '../message/template.ts';
import type { Work } from '../task/task.ts';
import type { Act } from './act.ts';

/** Why an enrollment ended before its last step. A step of kind `exit` may add words of its own. */
export type ExitReason =
  | 'ordered'
  | 'cart-emptied'
  | 'reacted'
  | 'denied'
  | 'too-late'
  | 'stopped'
  /** Somebody aborted the run of a broadcast that she came in with. */
  | 'aborted'
  /** She left the segment before it began for her. */
  | 'left-segment'
  | 'merged'
  | 'separated'
  | 'not-abandoned'
  /** Somebody took her out by hand. */
  | 'operator'
  | (string & {});

/** One message to be tried now. `rung` counts from 0 inside a cascade and is absent for a plain send. */
export interface SendVerdict {
  kind: 'send';
  stepId: string;
  rung?: number;
  channel: Channel;
  template: string;
  purpose: Purpose;
  /** As the gate saw it; the last look after the claim may find another one. */
  address: string;
  /** Instead of a published template. */
  words?: Template;
  /** agent: which work list, and when it is due. */
  work?: Work;
}

/** A message that is not sent; the next rung, or the next step, is tried at once. */
export interface SkipVerdict {
  kind: 'skip';
  stepId: string;
  rung?: number;
  channel: Channel;
  reason: SkipReason;
}

/** Why nothing happens before `untilMs` although something was due: recorded once as `held`. */
export interface Hold {
  stepId: string;
  rung?: number;
  channel: Channel;
  reason: HoldReason;
}

/** What is to be done with an enrollment now. */
export type Verdict =
  | { kind: 'rest'; untilMs: number; reason?: 'paused'; held?: Hold }
  | SendVerdict
  | SkipVerdict
  /** `left`: a cascade was ended early, for this reason. */
  | { kind: 'goto'; stepId: string; left?: ExitReason }
  /** Done besides messages; then on with `next`, or with `otherwise` where it cannot be had. */
  | { kind: 'act'; stepId: string; act: Act; next: string | null; otherwise?: string | null }
  | { kind: 'exit'; reason: ExitReason }
  | { kind: 'complete' };
