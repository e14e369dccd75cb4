import type { Count } from './count.ts';
import type { Amounts, Measure } from './measure.ts';
import type { PersonNews } from './news.ts';

/** What one function has to say to the counters. */
export interface Told {
  counts?: readonly Count[];
  people?: readonly PersonNews[];
}

/** Takes it to the counters, at once or a minute later. Telling it again changes nothing. Nothing to say costs nothing. */
export interface Counters {
  tell(told: Told): Promise<void>;
}

/** How long before an order a touch may be for the order to be owed to it. */
export interface Attribution {
  withinMs: number;
}

/**
 * `again`: an earlier call may have added them, and their ledger is about to be written over. `new` ones stay in their ledger, and
 * may be added later in the same piece of work.
 */
export type AddCounts = (counts: readonly Count[], which: 'again' | 'new') => Promise<void>;

/** What is known of each person for counting: a ledger of what has to be seen together. */
export interface Ledgers {
  /**
   * Takes news in and has added what they change. What an earlier call may not have come to add is added again first: counts have
   * ids, so that nothing counts twice. Safe to repeat and to run twice at once. Of people who are gone nothing is kept and nothing added.
   * Throws Conflict when others keep writing.
   */
  take(people: readonly PersonNews[], attribution: Attribution, add: AddCounts): Promise<void>;
}

/** Figures of one day of the shop by row (`keyOfRow`). */
export type Rows = Record<string, Amounts>;

/**
 * What a summary tells of each journey: by measure a number for each of the ids, in their order. Of what was sent by channel
 * (`sent:email`); experiments and people who were kept out are left out.
 */
export interface Totals {
  journeyIds: readonly string[];
  columns: Readonly<Partial<Record<Measure, readonly number[]>>>;
}

/** Days are ISO dates of the shop's zone, `2026-11-28`, both ends included. */
export interface DayRange {
  from: string;
  to: string;
}

/** What was counted. Ranges are read without a look at any person. */
export interface Tallies {
  /** Adds what was not added yet, and brings the days up to date in the shop's zone, IANA. Safe to repeat and to run twice at once. */
  add(counts: readonly Count[], zone: string): Promise<void>;
  /** Of the whole shop: rows with nothing but a channel, by day. */
  shop(range: DayRange): Promise<Record<string, Rows>>;
  /** Of every journey in which something happened, all days together. */
  journeys(range: DayRange): Promise<Totals>;
  /** All rows of one journey, its experiments included, by day. */
  journey(journeyId: string, range: DayRange): Promise<Record<string, Rows>>;
}
