import type { Reading } from '../contact.ts';
import type { Leave } from '../left-out.ts';
import type { Row } from './row.ts';

/** What all contacts of a file are, where the file itself does not say so. */
export const statuses = ['subscribed', 'unsubscribed', 'cleaned', 'nonsubscribed'] as const;
export type Status = (typeof statuses)[number];

export interface LineAsk {
  row: Row;
  headers: readonly string[];
  /** `line 12`. */
  at: string;
  status: Status | undefined;
  /** For phone numbers without a country of their own. */
  country: string | undefined;
  nowMs: number;
  leave: Leave;
}

/** Another system whose exports are read. */
export interface ContactSource {
  name: string;
  /** Columns that are not taken, with the reason; they are named once a file. */
  dropped: Readonly<Record<string, string>>;
  /** What must be known of the file before its first line is read; undefined where its columns say all. */
  statusIn(file: string, headers: readonly string[]): Status | undefined;
  /** Do its lines not say what they are themselves? */
  needsStatus(headers: readonly string[]): boolean;
  /** Why the file is none of theirs. */
  unfit(headers: readonly string[]): string | undefined;
  read(ask: LineAsk): Reading;
}
