import type { AuditEntry } from './audit-entry.ts';
import type { Chunk, Head } from './chunks.ts';
import type {
  DocumentKey,
  DocumentKind,
  DocumentVersion,
  Draft,
  DraftSummary,
  PublishedEntry,
  VersionSummary,
} from './documents.ts';
import type { Proposal } from './proposal.ts';

export interface DraftPage {
  drafts: DraftSummary[];
  cursor?: string;
}

export interface DraftsAsk {
  cursor?: string | undefined;
  limit: number;
  archived?: boolean;
}

export interface VersionPage {
  versions: VersionSummary[];
  cursor?: string;
}

export interface ProposalPage {
  proposals: Proposal[];
  cursor?: string;
}

export interface AuditsAsk {
  /** Of one document or person; of all when it is left out. */
  of?: Pick<AuditEntry, 'kind' | 'id'> | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface AuditPage {
  entries: AuditEntry[];
  cursor?: string;
}

/** The head as it is stored: with until when somebody watches what comes in (`core/live`), since functions read it anyway. */
export interface StoredHead extends Head {
  watchedUntilMs?: number;
}

/** Where documents, their versions and what is in effect are kept. Reads are consistent. */
export interface ConfigDocuments {
  head(): Promise<StoredHead | undefined>;
  /**
   * The entries of a chunk: each says its kind and id, whether there is more to it nobody knows who has not looked. Throws
   * NotFound if the chunk is missing, Invalid if it cannot be read.
   */
  chunk(hash: string): Promise<PublishedEntry[]>;
  /** Safe to repeat: a chunk is named by its content. */
  putChunks(chunks: readonly Chunk[]): Promise<void>;
  /** Puts `head` if the stored revision is one less (none for revision 1), and leaves the mark of who watches; throws Conflict. */
  switchHead(head: Head): Promise<void>;

  /** One that cannot be read is empty: it can be saved over. */
  draft<K extends DocumentKind>(key: DocumentKey<K>): Promise<Draft<K> | undefined>;
  /** By id, a page at a time, which may be shorter than `limit`: those that are put away are left out, or nothing but those. */
  drafts(kind: DocumentKind, ask: DraftsAsk): Promise<DraftPage>;
  /** Throws Conflict unless the stored draft version is `draft.draftVersion - 1` (0 = none yet). */
  saveDraft<K extends DocumentKind>(draft: Draft<K>): Promise<void>;

  /** Throws Invalid if it cannot be read. */
  version<K extends DocumentKind>(
    key: DocumentKey<K>,
    version: number,
  ): Promise<DocumentVersion<K> | undefined>;
  latestVersion<K extends DocumentKind>(key: DocumentKey<K>): Promise<DocumentVersion<K> | undefined>;
  /** Newest first, a page at a time. */
  versions(key: DocumentKey, cursor: string | undefined, limit: number): Promise<VersionPage>;
  /** Throws Conflict if that version is written already. */
  putVersion<K extends DocumentKind>(version: DocumentVersion<K>): Promise<void>;

  proposal(key: DocumentKey): Promise<Proposal | undefined>;
  /** Open ones of all kinds, a page at a time. */
  proposals(cursor: string | undefined, limit: number): Promise<ProposalPage>;
  /** In place of an earlier one. */
  putProposal(proposal: Proposal): Promise<void>;
  /** Throws Conflict unless the stored proposal is the same but for the approval. */
  approveProposal(proposal: Proposal): Promise<void>;
  removeProposal(key: DocumentKey): Promise<void>;

  audit(entry: AuditEntry): Promise<void>;
  /** Newest first, a page at a time. */
  audits(ask: AuditsAsk): Promise<AuditPage>;
}
