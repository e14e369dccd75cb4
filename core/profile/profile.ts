import type { CartLog } from '../cart/cart-log.ts';
import type { Channel, ConsentStatement, PendingConsent } from '../consent/consent.ts';
import type { HeldOffers } from '../offer/grant.ts';
import type { MergeNote } from './merge-note.ts';
import type { OperatorMarks } from './operator/marks.ts';
import type { SegmentMarks } from './segment-marks.ts';
import type { OrderBase, OrderMark, RefundMark, Stats } from './stats/stats.ts';

/** (namespace, value) that resolves to a profile. Values are normalised: e-mails lower-cased, phones E.164. */
export interface Identity {
  /** email, phone, userId, anonymousId, deviceToken, webPush (a browser's subscription), loyaltyCard, or a shop's own. */
  namespace: string;
  value: string;
}

export interface LinkedIdentity extends Identity {
  /** First said, by event time. */
  linkedAtMs: number;
  /**
   * Addresses: said again later than that; the one said last is in use. anonymousId: her latest login there; it is the
   * browser of who logged in last.
   */
  saidAgainAtMs?: number;
  /** deviceToken only: ios, android, web. */
  deviceType?: string;
  /** A secret key or the shopper's own token has said so. */
  verified?: true;
  /** Somebody who had it was erased then: events up to that time are not hers. */
  erasedAtMs?: number;
  /** deviceToken and webPush: its provider, or the browser itself, said then that it is no more. */
  goneAtMs?: number;
}

/** The last writer by event time wins; at a tie the larger value, so that arrival does not matter. null = taken back. */
export interface TraitValue {
  value: unknown;
  atMs: number;
  /** Names a place, and was said by somebody who may be anybody: in no message. */
  claimed?: true;
}

/** The person's latest entry into a journey, as far as the fold knows: a hint, the enrollment item is the truth. */
export interface EntryMark {
  enrollmentId: string;
  entryKey: string;
  atMs: number;
  ended?: boolean;
  /** Events that its steps wait for, by the structure she entered with. */
  awaits?: string[];
  /** What chance is drawn by in this journey, where that is not her own id: whoever was merged into her was in it first. */
  luckId?: string;
  /** The goal is booked. */
  goal?: true;
  /** She was kept out, to measure against. */
  out?: true;
}

/** The latest of each kind on one channel, by event time. */
export interface ChannelMarks {
  sentAtMs?: number;
  deliveredAtMs?: number;
  openedAtMs?: number;
  clickedAtMs?: number;
}

/** What reached her, kept as far as published conditions ask. */
export interface MessageMarks {
  channels: Partial<Record<Channel, ChannelMarks>>;
  /** journeyId → its latest send. Bounded. */
  journeys: Record<string, number>;
}

/** Everything known about one person: the hot item, one conditional write per profile and batch. */
export interface Profile extends OperatorMarks, SegmentMarks {
  id: string;
  createdAtMs: number;
  identities: LinkedIdentity[];
  traits: Record<string, TraitValue>;
  /** What her device said of itself in `context`; read with `traitOf`. */
  observed: { timezone?: TraitValue; locale?: TraitValue };
  /** What was said of an address; with `consentsOf` all that counts. */
  consents: ConsentStatement[];
  /** Said without naming an address: bound on reading (`consentsOf`) to the channel's address of that time, else to its next. */
  pendingConsents: PendingConsent[];
  cart: CartLog;
  /** Distinct order_ids; `recentOrders` (bounded, latest last) is what they are told apart by. */
  counters: { orders: number };
  recentOrders: OrderMark[];
  /** Bounded, latest last. */
  refunds: RefundMark[];
  /** What is left of orders and refunds beyond those. */
  orderBase: OrderBase;
  /** Latest completed order by event time. */
  lastOrder?: { atMs: number; source: string; orderId?: string };
  /** Where she was seen, what she looked at, and what rules count. */
  stats: Stats;
  firstSeenAtMs: number;
  lastSeenAtMs: number;
  /** Latest visit of her own to site or app, by event time. */
  lastVisitAtMs?: number;
  /** journeyId → latest entry. Bounded. */
  entries: Record<string, EntryMark>;
  messages?: MessageMarks;
  /** Ring of recent messages: [shortHash, atMs]; an event not newer than `seenLowWaterMs` and not in here asks history. */
  seen: [hash: string, atMs: number][];
  seenLowWaterMs: number;
  /** Ring of recent bus entries: tells a second delivery of one from a first that was cut off after its history was written. */
  seenEntries: string[];
  /** Staff or test person: works, counts nowhere. */
  staff?: boolean;
  bot?: boolean;
  /** Only what can be counted is left of her; nobody leads here and nobody writes here. */
  anonymized?: boolean;
  /** What was promised to her. Bounded. */
  offers?: HeldOffers;
  /** When she is to be forgotten; kept beside the body, her pointers say the same. */
  expiresAtSeconds?: number;
  mergedFrom: string[];
  /** Frozen: everything of hers is under the winner. */
  mergedInto?: string;
  /** Frozen: what made her one with the winner. */
  merged?: MergeNote;
  /** People whom an operator told apart from her: no event makes them one again. Bounded. */
  apart?: string[];
}
