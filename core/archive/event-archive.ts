import type { EventEnvelope, ShopEvent } from '../event/event.ts';

export interface ArchivePage {
  envelopes: EventEnvelope[];
  /** Where to go on; absent after the last page. */
  cursor?: string;
}

/** Says of an archived event that it is to be gone. */
export type LeavesOut = (event: ShopEvent) => boolean;

/** Looks at all that a page holds before it says so of any. */
export type JudgeEvents = (envelopes: readonly EventEnvelope[]) => Promise<LeavesOut>;

export interface Compacted {
  /** Events that are gone now. */
  removed: number;
  cursor?: string;
}

/** Every bus entry that held events, as it stood on the bus, from some minutes after it came in. */
export interface EventArchive {
  /**
   * A page of what came in within [fromMs, toMs): about in order of time, the same entry twice at times, and now and then a
   * page without any.
   */
  page(fromMs: number, toMs: number, cursor?: string): Promise<ArchivePage>;
  /** What a stretch of time weighs as it lies there, packed. */
  bytes(fromMs: number, toMs: number): Promise<number>;
  /** Goes over the next page of the whole archive and leaves out what is to be gone. Safe to repeat. */
  compact(judge: JudgeEvents, cursor?: string): Promise<Compacted>;
}

/** What a job lays aside between its steps: gone after a day if nobody takes it away before. */
export interface WorkFiles {
  /** Replaces what lay there under this name. */
  put(name: string, rows: readonly unknown[]): Promise<void>;
  /** In the order of their names. */
  names(prefix: string): Promise<string[]>;
  rows(name: string): Promise<unknown[]>;
  remove(name: string): Promise<void>;
}
