import type { Amounts } from './measure.ts';
import type { Row } from './row.ts';

/** Something that is counted once, however often it is told: the same id is the same thing. */
export interface Count {
  /** 16 hex digits. */
  id: string;
  /** When it happened: names the day that it counts on. The same whenever it is told. */
  atMs: number;
  row: Row;
  add: Amounts;
  /** The profile that it is about, where it says why a message was not sent: some of them are kept to be looked at. */
  who?: string;
}
