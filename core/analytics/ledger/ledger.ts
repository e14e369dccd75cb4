import type { OrderMark, RefundMark } from '../../profile/stats/stats.ts';
import type { News } from '../news.ts';
import type { Row } from '../row.ts';

type Told<K extends News['kind']> = Omit<Extract<News, { kind: K }>, 'kind'>;

export type Goal = Told<'goal'>;
export type Unsubscribe = Told<'unsubscribe'>;

/** A trusted click or answer. `atMs` is never before its message left. */
export interface Touch {
  sendId: string;
  row: Row;
  atMs: number;
}

/** Which journey counts an order; of people whom it kept out by chance it counts apart. */
export interface Claim {
  journeyId: string;
  isControl?: true;
}

/** An order, and what is left of refunds, touches and goals that are not kept one by one any more. */
export interface LedgerOrder {
  mark: OrderMark;
  /** How old a touch may be for it, as was laid down when it was first told of. */
  withinMs: number;
  /** Given back, by currency. */
  refunded?: Record<string, number>;
  isWholeRefunded?: true;
  first?: Touch;
  last?: Touch;
  claims?: Claim[];
}

/** That she met an experiment, and what is left of orders in its time that are not kept one by one any more. */
export interface Exposure extends Told<'exposure'> {
  hasOrdered?: true;
  hasUnsubscribed?: true;
  paid?: Record<string, number>;
}

/** When something happened, and its id: tells things of a kind apart, and puts them in order. */
export type Place = readonly [atMs: number, id: string];

/**
 * What has to be seen together of one person. Each list is in order of time and bounded: what falls out has been counted and changes
 * no more; what it means to others stays with them.
 */
export interface Ledger {
  orders: LedgerOrder[];
  refunds: RefundMark[];
  goals: Goal[];
  touches: Touch[];
  exposures: Exposure[];
  unsubscribes: Unsubscribe[];
  /** Hashes of what fell out: told of again it is known, and changes no more. */
  past: string[];
  /** Profiles whose ledgers have gone into this one. */
  folded: string[];
  /** Of a profile that was merged away: it comes to nothing, and changes no more. */
  mergedInto?: string;
}

/** How many of each are kept of one person. */
export interface Bounds {
  orders: number;
  refunds: number;
  goals: number;
  touches: number;
  exposures: number;
  unsubscribes: number;
  past: number;
  folded: number;
}

export const ledgerBounds: Bounds = {
  orders: 40,
  refunds: 40,
  goals: 50,
  touches: 50,
  exposures: 30,
  unsubscribes: 20,
  past: 400,
  folded: 200,
};

export const emptyLedger = (): Ledger => ({
  orders: [],
  refunds: [],
  goals: [],
  touches: [],
  exposures: [],
  unsubscribes: [],
  past: [],
  folded: [],
});
