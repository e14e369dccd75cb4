import type { Told } from '../analytics/ports.ts';
import type { Channel } from '../consent/consent.ts';
import type { Cost } from '../contact/price.ts';
import type { Grant } from '../offer/grant.ts';
import type { ChosenFrom } from '../send/chosen-from.ts';
import type { Draw } from './draw.ts';

export type EnrollmentStatus = 'active' | 'completed' | 'exited' | 'stopped';

/** Where a person stands in the journey she entered with. */
export interface Position {
  /** null = past the last step. */
  stepId: string | null;
  enteredStepAtMs: number;
  /** cascade: which rung, and since when its message is out. */
  rung?: { index: number; channel: Channel; sentAtMs?: number; sendId?: string };
  /** webhook: calls that failed, and when the next one is due. */
  call?: { failed: number; againAtMs: number };
}

/** Made before the provider is called, together with the position; nobody else may send until it has run out. */
export interface Claim {
  sendId: string;
  stepId: string;
  /** Inside a cascade, from 0. */
  rung?: number;
  channel: Channel;
  address: string;
  claimedAtMs: number;
  untilMs: number;
  attempt: number;
  /** Who made it: the sendId is the same for all who try. */
  by?: string;
  /** What it was chosen from, and comes to: known as long as nobody has settled it. */
  from?: ChosenFrom;
  cost?: Cost;
  /** The provider has not been called under it yet: when it runs out, nothing has left. */
  uncalled?: true;
}

/** `unknown`: the call may have been carried out; it is never repeated, the provider's event settles it. */
export type SendOutcome = 'sent' | 'unknown' | 'skipped' | 'held' | 'delivered' | 'bounced' | 'complained';

export interface SendRecord {
  sendId: string;
  stepId: string;
  channel: Channel;
  atMs: number;
  outcome: SendOutcome;
  reason?: string;
  providerId?: string;
  /** sent, unknown: what it comes to. */
  cost?: Cost;
  /** held by the provider: which attempt was refused, and when the first one was. */
  attempt?: number;
  sinceMs?: number;
}

/** An event that a step has waited for. */
export interface Heard {
  event: string;
  atMs: number;
}

/** One profile inside one journey. Kept 30 days after its end. */
export interface Enrollment {
  id: string;
  /** The profile it was born under; readers query winner and losers of a merge. */
  profileId: string;
  journeyId: string;
  journeyVersion: number;
  /** What the entry is about (a cart, an order, or the person herself). */
  entryKey: string;
  cycle: number;
  status: EnrollmentStatus;
  reason?: string;
  enteredAtMs: number;
  endedAtMs?: number;
  /** What chance is drawn by (`luckOf`): settled when she comes in, so that a merge changes nothing of it. */
  luckId?: string;
  /** What chance has decided of her so far, besides the place where she stands. */
  draws?: Draw[];
  /** Of the shop, a test or a robot when she came in: it works as all others and counts nowhere. */
  uncounted?: true;
  /** When she did what the journey aims at, if that was in time. */
  goalAtMs?: number;
  /** What that was, by `goalMarkOf`. */
  goalMark?: string;
  /** By step, what it was waiting for. */
  heard?: Record<string, Heard>;
  /** What started it, as templates and conditions see it. */
  trigger: {
    event: string;
    source: string;
    atMs: number;
    properties: Record<string, unknown>;
    unproven?: true;
  };
  position: Position;
  /** Names the schedule that is armed, together with its time. A wake with a smaller one is out of date. */
  wakeNo: number;
  wakesAtMs?: number;
  /** What fell due while the journey was paused, and waits for it to be resumed. */
  parkedDueAtMs?: number;
  /** What fell due and waits for an operator to lift a switch or to close the breaker, or for a fold to be over. */
  heldDueAtMs?: number;
  /** The request whose event let her in: what is sent is followed back to it. */
  requestId?: string;
  /** The job that ended her by hand, and the wake that she had: what an undo needs. */
  endedBy?: { jobId: string; wakesAtMs?: number };
  /** The job that let her begin again. */
  bornBy?: string;
  /** The job that gave her a wake after a restore. */
  rearmedBy?: string;
  /** Which run of a broadcast took her in, and before when it does not begin for her. */
  runId?: string;
  startsAtMs?: number;
  claim?: Claim;
  /**
   * For the counters: what became true with this very write. Told once more by the next write of `advance-enrollment`, by one that puts its
   * own there, and by whoever finds it over.
   */
  untold?: Told;
  /** What this journey promised her last. */
  offer?: Grant;
  /** It stays hers whatever becomes of the journey. */
  keepsOffer?: true;
  /** Latest last; bounded. */
  sends: SendRecord[];
  /** Grows with each write; every write is conditional on it. */
  version: number;
}
