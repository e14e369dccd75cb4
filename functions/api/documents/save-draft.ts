import { contentHash } from '../../../core/config/canonical.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type { DocumentByKind, DocumentKey, DocumentKind, Draft } from '../../../core/config/documents.ts';
import { Conflict } from '../../../core/errors.ts';
import { type IfMatch, isSeen } from '../route.ts';

const ATTEMPTS = 5;

export type Saved<K extends DocumentKind> =
  | { kind: 'saved'; draft: Draft<K>; isNew: boolean }
  | { kind: 'stale' }
  | { kind: 'archived' };

/**
 * Saves the latest edit. With `ifMatch` only over that draft version (`stale` otherwise), without it the last one wins. What is
 * put away is not edited.
 * Saving what is saved already changes nothing, so that a repeated PUT answers the same ETag.
 */
export const saveDraft = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  ask: { document: DocumentByKind[K]; ifMatch?: IfMatch | undefined; nowMs: number; by: string },
): Promise<Saved<K>> => {
  for (let attempt = 1; ; attempt += 1) {
    const before = await documents.draft(key);
    if (!isSeen(ask.ifMatch, before?.draftVersion)) return { kind: 'stale' };
    if (before?.archivedAtMs !== undefined) return { kind: 'archived' };
    if (before && contentHash(before.document) === contentHash(ask.document))
      return { kind: 'saved', draft: before, isNew: false };
    const draftVersion = (before?.draftVersion ?? 0) + 1;
    const { document, nowMs: savedAtMs, by } = ask;
    const draft: Draft<K> = { ...key, document, draftVersion, savedAtMs, by };
    try {
      await documents.saveDraft(draft);
      return { kind: 'saved', draft, isNew: true };
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};
