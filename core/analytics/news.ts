import type { Channel } from '../consent/consent.ts';
import type { OrderMark, RefundMark } from '../profile/stats/stats.ts';
import type { Row } from './row.ts';

/**
 * What has to be seen together before it can be counted: her orders, what they may be owed to, and what chance drew for her.
 * Each may be told again, and in any order.
 */
export type News =
  /** As one event says it; what several say of one order is joined. */
  | { kind: 'order'; order: OrderMark }
  | { kind: 'refund'; refund: RefundMark }
  /** An enrollment reached its goal; `order` is the hash of the order that it was, if it was one. */
  | { kind: 'goal'; enrollmentId: string; order?: string; row: Row; atMs: number }
  /** A trusted click or answer: `sentAtMs` is when its message left. */
  | { kind: 'touch'; sendId: string; row: Row; sentAtMs: number; atMs: number }
  /**
   * She met an experiment, or was kept out of a journey; `untilMs`: what she does until then counts for it, but for the order that let
   * her in (`cameBy`, its hash).
   */
  | { kind: 'exposure'; row: Row; atMs: number; untilMs: number; cameBy?: string }
  /** A yes to marketing became a no; `id` tells it from another. */
  | { kind: 'unsubscribe'; id: string; channel: Channel; atMs: number; row?: Row };

export interface PersonNews {
  profileId: string;
  /** Profiles that were merged into hers. */
  mergedFrom: string[];
  news: News[];
}
