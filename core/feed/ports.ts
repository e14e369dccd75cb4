import type { Feed } from '../config/feeds-settings.ts';

/** What came of the last run. */
export interface FeedRun {
  jobId: string;
  atMs: number;
  /** `fileHash` of the feed as it was then: the rest is known of that file. */
  file: string;
  /** `done`, or why nothing, or not all, was read: `unchanged`, `http-404`, `torn`, … */
  outcome: string;
  /** How many products it held. */
  products: number;
  etag?: string;
  lastModified?: string;
}

/** What is known of a feed besides its settings. */
export interface FeedState {
  feedId: string;
  /** The run that is armed, for settings as they were then. */
  next?: { jobId: string; atMs: number; settings: string };
  last?: FeedRun;
}

export interface Feeds {
  get(feedId: string): Promise<FeedState>;
  arm(feedId: string, next: NonNullable<FeedState['next']>): Promise<void>;
  ran(feedId: string, last: FeedRun): Promise<void>;
  /** Hashes of the ids that a step of a run has met; told twice they are kept once. */
  addSeen(jobId: string, step: number, hashes: readonly string[]): Promise<void>;
  seen(jobId: string): Promise<Set<string>>;
}

export type Opened =
  | { kind: 'open'; body: AsyncIterable<Uint8Array>; charset?: string; etag?: string; lastModified?: string }
  | { kind: 'unchanged' }
  /** For good, until somebody mends it: `http-404`, `forbidden-address`. */
  | { kind: 'refused'; reason: string };

/** Files at addresses that somebody typed. */
export interface FeedFiles {
  /** Throws ProviderUnavailable where the next try may do better. */
  open(feed: Pick<Feed, 'url'>, since: { etag?: string; lastModified?: string }): Promise<Opened>;
}
