import type { ImportRequest } from './import-request.ts';
import type { RefusedRow } from './refused-rows.ts';

export type ImportStatus = 'open' | 'finished';

/** Rows of a part or of a whole import; blank rows count nowhere. */
export interface Counts {
  rows: number;
  accepted: number;
  refused: number;
}

/** One file on its way in. */
export interface Import {
  /** Begins with the time of its start, so that ids sort as imports do. */
  id: string;
  request: ImportRequest;
  /** The shop's own namespaces when it began: a repeated part must be read as it was the first time. */
  namespaces: string[];
  /** Name of the token that began it. */
  by: string;
  status: ImportStatus;
  startedAtMs: number;
  finishedAtMs?: number;
  /** Of a finished one. */
  totals?: Counts & { parts: number };
  /** Until then refused rows are kept, and the import itself. */
  expiresAtMs: number;
}

/** A part that was read: what it was, and what became of it. */
export interface ImportPart extends Counts {
  part: number;
  /** Of its text: the same part again is answered from here. */
  contentHash: string;
  /** Items that hold its refused rows. */
  chunks: number;
}

export interface RefusedRows {
  headers: string[];
  rows: RefusedRow[];
}

/** Imports with their parts. Every item is at most 350 KB and goes when the import expires. */
export interface Imports {
  create(one: Import): Promise<void>;
  /** Consistent read; undefined for unknown and expired ones. */
  get(id: string): Promise<Import | undefined>;
  /** Newest first. */
  list(cursor: string | undefined, limit: number): Promise<{ imports: Import[]; cursor?: string }>;
  /** Throws NotFound when it was deleted meanwhile. */
  finish(id: string, atMs: number, totals: Counts & { parts: number }): Promise<void>;
  part(id: string, part: number): Promise<ImportPart | undefined>;
  /** By number. */
  parts(id: string): Promise<ImportPart[]>;
  /** The refused rows first, the part last: a part that is there is whole. Replaces an earlier one of that number. */
  savePart(one: Import, part: Omit<ImportPart, 'chunks'>, refused: RefusedRows): Promise<void>;
  refused(id: string, part: ImportPart): Promise<RefusedRows>;
  /** Everything of it; safe to repeat. */
  remove(id: string): Promise<void>;
}
