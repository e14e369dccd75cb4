import type { Sighting } from './sighting.ts';

/** An event that a profile took up. Nothing in it says who she is to anybody outside. */
export interface LiveEvent {
  kind: 'event';
  /** When it was received. */
  atMs: number;
  name: string;
  /** web, app, pos, … */
  source: string;
  /** The name of the write key's source, never the key. */
  sourceId: string;
  profileId: string;
  /** Of the shop itself, or a test. */
  staff?: true;
  bot?: true;
  historical?: true;
}

/** An event, or a whole request, that was not taken. */
export interface LiveRefusal {
  kind: 'refused';
  atMs: number;
  reason: RefusalReason;
  /** What is missing or wrong: names of fields, no values. */
  fields: string[];
  /** Undefined where what came could not be read. */
  name?: string;
  /** Both are undefined where the key is unknown. */
  source?: string;
  sourceId?: string;
}

export const refusalReasons = [
  'unknown-key',
  'no-hook-secret',
  'not-signed',
  'wrong-origin',
  'bad-shopper-token',
  'over-limit',
  'empty',
  'not-unpacked',
  'body-too-large',
  'not-json',
  'no-batch',
  'too-many',
  'no-subscription',
  'unreadable',
  'unknown-system',
  'unknown-topic',
  'cannot-ask',
  'no-answer',
  'order-of-nobody',
  'not-an-object',
  'too-deep',
  'too-large',
  'unknown-type',
  'no-id',
  'no-previous-id',
  'no-group-id',
  'id-too-long',
  'no-name',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export type LiveEntry = LiveEvent | LiveRefusal;

/** What one batch or request has to show. */
export interface LiveReport {
  entries: readonly LiveEntry[];
  sightings: readonly Sighting[];
}

/** The view of what comes in, written to. A view never makes anything fail: nothing here throws. */
export interface LiveTeller {
  tell(report: LiveReport): Promise<void>;
}

export interface LivePage {
  /** Oldest first. */
  entries: LiveEntry[];
  /** How many more there were, of which nothing was kept. */
  notShown: number;
  cursor: string;
}

/** The view, read. */
export interface LiveView {
  /** What came after the cursor; without one the latest of the last minutes. Throws Invalid for one that is none. */
  page(after: string | undefined): Promise<LivePage>;
  /** What was seen of one source, by name and when last. */
  sightings(sourceId: string): Promise<ReadonlyMap<string, number>>;
}

/** Does somebody watch? Only then anything is written. */
export interface Watch {
  untilMs(): Promise<number>;
  /** A later end stands. */
  keepOn(untilMs: number): Promise<void>;
}
