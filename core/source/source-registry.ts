import type { SourceRecord } from './source-record.ts';

/** All sources, as they are managed; what collect reads of them is `EventSources`. */
export interface SourceRegistry {
  /** By id. One from before sources were listed is not among them until `npm run keys` has met it. */
  list(): Promise<SourceRecord[]>;
  get(id: string): Promise<SourceRecord | undefined>;
  /** Keys that are no longer among its keys are unknown within 15 s. Throws Conflict where it is not the next version. */
  save(record: SourceRecord): Promise<void>;
  /**
   * Its keys are unknown within 15 s; nothing where it is gone already. Throws Conflict, and it stays, where it is another version
   * by now than the one that was seen.
   */
  remove(seen: Pick<SourceRecord, 'id' | 'version'>): Promise<void>;
}
